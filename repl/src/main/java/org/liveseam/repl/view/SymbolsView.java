package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.liveseam.repl.view.Theme.Style;

/**
 * Functions, and whether they can be patched.
 *
 * @param target as it was named
 * @param more how many there are that are not shown
 * @param gaps what could not be read
 */
public record SymbolsView(String target, List<Row> functions, int more, List<String> gaps)
    implements View {
  public SymbolsView {
    functions = List.copyOf(functions);
    gaps = List.copyOf(gaps);
  }

  /** Whether something can be patched. */
  public enum Patchable {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * One function.
   *
   * @param position among the symbols of its name in its object, from 1
   * @param alone whether the name is the only one of its kind there
   * @param why it cannot be patched, or that is not known; empty if it can
   * @param declaration in C; empty if its type is not known
   */
  public record Row(
      String object,
      String name,
      int position,
      boolean alone,
      Patchable patchable,
      String why,
      String declaration) {

    String label() {
      return alone ? name : name + " at " + position;
    }

    String verdict(Theme theme) {
      return switch (patchable) {
        case YES -> theme.paint(Style.ADD, "patchable");
        case NO -> theme.paint(Style.REMOVE, "not patchable") + ": " + why;
        case UNKNOWN -> theme.paint(Style.WARNING, "patchable?") + " " + why;
      };
    }

    JsonObject json() {
      var object = new JsonObject();
      object.addProperty("object", this.object);
      object.addProperty("name", name);
      object.addProperty("position", position);
      if (patchable != Patchable.UNKNOWN) {
        object.addProperty("patchable", patchable == Patchable.YES);
      }
      if (!why.isEmpty()) {
        object.addProperty("why", why);
      }
      if (!declaration.isEmpty()) {
        object.addProperty("declaration", declaration);
      }
      return object;
    }
  }

  @Override
  public String text(Theme theme) {
    if (functions.isEmpty()) {
      return "no function of such a name\n" + gaps(theme);
    }
    int width = functions.stream().mapToInt(row -> row.label().length()).max().orElse(0);
    var out = new StringBuilder();
    for (Row row : functions) {
      String space = " ".repeat(width - row.label().length());
      out.append(theme.paint(Style.STRONG, row.label())).append(space).append("  ");
      out.append(row.object()).append("  ").append(row.verdict(theme)).append('\n');
    }
    if (more > 0) {
      out.append("and ").append(more).append(" more; --limit shows more of them\n");
    }
    return out + gaps(theme);
  }

  private String gaps(Theme theme) {
    var out = new StringBuilder();
    gaps.forEach(
        gap -> out.append(theme.paint(Style.WARNING, "not known: ")).append(gap).append('\n'));
    return out.toString();
  }

  @Override
  public void json(JsonObject document) {
    document.addProperty("target", target);
    var array = new JsonArray();
    functions.forEach(row -> array.add(row.json()));
    document.add("functions", array);
    document.addProperty("more", more);
    document.add("gaps", JsonDiagnostics.strings(gaps));
  }
}
