package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.symbol.StructLayout;

/**
 * What is known about a name: the functions it stands for, or the struct.
 *
 * @param functions those of the name, in their order
 */
public record DescribeView(
    String target,
    String name,
    List<SymbolsView.Row> functions,
    Optional<StructLayout> struct,
    List<String> gaps)
    implements View {
  public DescribeView {
    functions = List.copyOf(functions);
    gaps = List.copyOf(gaps);
  }

  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    if (functions.size() > 1) {
      out.append(theme.paint(Style.STRONG, name)).append(": ").append(functions.size());
      out.append(" of that name; `at N` says which\n");
    }
    for (SymbolsView.Row row : functions) {
      out.append(row.alone() ? "" : "at " + row.position() + ": ");
      out.append(
          row.declaration().isEmpty()
              ? theme.paint(Style.STRONG, row.name()) + ", of unknown type"
              : theme.paint(Style.STRONG, row.declaration()));
      out.append("\n  ").append(row.object()).append(", ").append(row.verdict(theme));
      out.append('\n');
    }
    struct.ifPresent(layout -> struct(layout, theme, out));
    gaps.forEach(
        gap -> out.append(theme.paint(Style.WARNING, "not known: ")).append(gap).append('\n'));
    return out.toString();
  }

  private static void struct(StructLayout layout, Theme theme, StringBuilder out) {
    out.append(theme.paint(Style.STRONG, kind(layout) + " " + layout.name()));
    out.append(", ").append(layout.size()).append(" bytes\n");
    for (StructLayout.Member member : layout.members()) {
      out.append(String.format(Locale.ROOT, "%6d  %s", member.offset(), member.declaration()));
      out.append(member.bitSize() > 0 ? " : " + member.bitSize() : "").append('\n');
    }
  }

  private static String kind(StructLayout layout) {
    return layout.isUnion() ? "union" : "struct";
  }

  @Override
  public void json(JsonObject document) {
    document.addProperty("target", target);
    document.addProperty("name", name);
    var array = new JsonArray();
    functions.forEach(row -> array.add(row.json()));
    document.add("functions", array);
    struct.ifPresent(layout -> document.add("struct", json(layout)));
    document.add("gaps", JsonDiagnostics.strings(gaps));
  }

  private static JsonObject json(StructLayout layout) {
    var object = new JsonObject();
    object.addProperty("kind", kind(layout));
    object.addProperty("name", layout.name());
    object.addProperty("size", layout.size());
    var members = new JsonArray();
    for (StructLayout.Member member : layout.members()) {
      var one = new JsonObject();
      one.addProperty("name", member.name());
      one.addProperty("declaration", member.declaration());
      one.addProperty("offset", member.offset());
      one.addProperty("size", member.size());
      if (member.bitSize() > 0) {
        one.addProperty("bitOffset", member.bitOffset());
        one.addProperty("bitSize", member.bitSize());
      }
      members.add(one);
    }
    object.add("members", members);
    return object;
  }
}
