package org.liveseam.runtime.build;

import java.util.Locale;
import java.util.function.Consumer;
import org.liveseam.runtime.build.SourceMap.Label;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.build.SourceMap.Verbatim;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.SourceFile;

/** Writes one C file and tells the compiler, and the map, where each line comes from. */
public final class CWriter {
  private static final String HEAD = "// Written by Liveseam for one patch; do not edit.\n";

  private final StringBuilder out = new StringBuilder(HEAD);
  private final SourceMap map;

  public CWriter(SourceMap map) {
    this.map = map;
  }

  /**
   * Text of ours.
   *
   * @param id tells labels of one purpose apart
   */
  public void generated(Purpose purpose, String id, Origin origin, String text) {
    String file = "<liveseam: " + purpose.name().toLowerCase(Locale.ROOT) + " " + id + ">";
    map.add(new Label(file, purpose, origin));
    directive(1, file);
    out.append(text).append('\n');
  }

  /** The author's code in the patch: its first line keeps its column. */
  public void body(String owner, Body.InlineC body) {
    Span start = body.span();
    int firstEnd = body.code().indexOf('\n');
    boolean blank = body.code().substring(0, Math.max(0, firstEnd)).isBlank() && firstEnd >= 0;
    int padding = blank ? 0 : start.column() - 1;
    String file = visible(start.source().name());
    map.add(new Verbatim(file, owner, body.code(), start, padding, true));
    directive(start.line(), file);
    out.append(" ".repeat(padding));
    verbatim(body.code());
  }

  /** A C file of the author's, whole. */
  public void file(String owner, SourceFile source) {
    file(owner, source, text -> {});
  }

  /** As {@link #file(String, SourceFile)}, with text of ours behind its includes. */
  public void file(String owner, SourceFile source, Consumer<CWriter> inset) {
    String file = visible(source.path().toString());
    String code = source.text();
    Span start = Places.start(new Source(source.path().toString(), code));
    int end = FileHead.length(code);
    map.add(new Verbatim(file, owner, code, start, 0, false));
    if (end > 0) {
      directive(1, file);
      out.append(code, 0, end);
    }
    inset.accept(this);
    directive(1 + (int) code.substring(0, end).chars().filter(c -> c == '\n').count(), file);
    verbatim(code.substring(end));
  }

  /** Two line ends: a backslash at the end of the code must not swallow what follows. */
  private void verbatim(String code) {
    out.append(code).append("\n\n");
  }

  private void directive(int line, String file) {
    String quoted = file.replace("\\", "\\\\").replace("\"", "\\\"");
    out.append("#line ").append(line).append(" \"").append(quoted).append("\"\n");
  }

  /** Control characters would end the directive. */
  private static String visible(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
