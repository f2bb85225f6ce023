package org.liveseam.runtime.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a diagnostic the way compilers do:
 *
 * <pre>
 * error[E1003]: no function `tcp_v4_rvc` in vmlinux 6.1.0-56-amd64
 *   --> fixes/tcp.seam:12:22
 *    |
 * 12 |     replace function tcp_v4_rvc with my_rcv from "tcp.c"
 *    |                      ^^^^^^^^^^ not in the kernel's symbol table
 *    = help: did you mean `tcp_v4_rcv`?
 *    = see: seam explain E1003
 * </pre>
 *
 * <p>Immutable.
 */
public final class PlainRenderer {
  private static final int TAB = 4;

  private final Paint paint;

  /**
   * @param paint how the parts are coloured; {@link Paint#NONE} for plain text
   */
  public PlainRenderer(Paint paint) {
    this.paint = paint;
  }

  public PlainRenderer() {
    this(Paint.NONE);
  }

  /** All of them, an empty line between two; ends with a line end unless the list is empty. */
  public String render(List<Diagnostic> diagnostics) {
    return String.join("\n", diagnostics.stream().map(this::render).toList());
  }

  /** Several lines, each with its line end. */
  public String render(Diagnostic d) {
    var out = new StringBuilder();
    String severity = d.severity().name().toLowerCase(java.util.Locale.ROOT);
    out.append(paint.paint(part(d.severity()), severity + "[" + d.code().id() + "]"))
        .append(paint.paint(Part.MESSAGE, ": " + lines(d.message(), 2)))
        .append('\n');
    int width = d.span().map(span -> String.valueOf(span.line()).length()).orElse(1);
    d.span().ifPresent(span -> excerpt(out, d, span, width));
    d.helps().forEach(text -> remark(out, width, "help", text));
    d.notes().forEach(text -> remark(out, width, "note", text));
    d.kernel().forEach(text -> remark(out, width, "kernel", text));
    remark(out, width, "see", "seam explain " + d.code().id());
    return out.toString();
  }

  private void excerpt(StringBuilder out, Diagnostic d, Span span, int width) {
    String line = span.source().line(span.line());
    String margin = paint.paint(Part.MARGIN, " ".repeat(width) + " |");
    out.append(" ".repeat(width))
        .append(paint.paint(Part.MARGIN, "--> "))
        .append(expand(span.place()));
    out.append('\n').append(margin).append('\n');
    out.append(paint.paint(Part.MARGIN, span.line() + " |"));
    int before = characters(line, span.column() - 1);
    int behind = span.endLine() == span.line() ? span.endColumn() - 1 : Integer.MAX_VALUE;
    var excerpt = Excerpt.of(expand(line), before, characters(line, behind) - before);
    out.append(line.isEmpty() ? "" : " " + excerpt.text()).append('\n');
    String label = d.label().isEmpty() ? "" : " " + expand(d.label());
    out.append(margin).append(' ').append(" ".repeat(excerpt.margin()));
    out.append(paint.paint(part(d.severity()), "^".repeat(excerpt.carets()) + label)).append('\n');
  }

  private void remark(StringBuilder out, int width, String kind, String text) {
    String head = " ".repeat(width) + " = " + kind + ": ";
    String body = lines(text.stripTrailing(), head.length());
    out.append(paint.paint(Part.MARGIN, head)).append(body).append('\n');
  }

  /** Text that may have several lines, those behind the first indented. */
  private static String lines(String text, int indent) {
    return text.lines()
        .map(PlainRenderer::expand)
        .collect(Collectors.joining("\n" + " ".repeat(indent)));
  }

  /** How many characters the first {@code count} code points of a line are shown as. */
  private static int characters(String line, int count) {
    int points = Math.min(count, line.codePointCount(0, line.length()));
    String shown = expand(line.substring(0, line.offsetByCodePoints(0, points)));
    return shown.codePointCount(0, shown.length());
  }

  /**
   * Tabs as spaces and other characters that move the cursor or turn the direction of text as dots,
   * so that carets stand where they point and nothing reads otherwise than it is.
   */
  private static String expand(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\t') {
                out.append(" ".repeat(TAB));
              } else {
                out.appendCodePoint(moves(point) ? '.' : point);
              }
            });
    return out.toString();
  }

  private static boolean moves(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static Part part(Severity severity) {
    return switch (severity) {
      case ERROR -> Part.ERROR;
      case WARNING -> Part.WARNING;
      case NOTE -> Part.NOTE;
    };
  }

  /** What may have a colour of its own. */
  public enum Part {
    ERROR,
    WARNING,
    NOTE,
    MESSAGE,
    MARGIN
  }

  /** Colours a part, or leaves it. */
  @FunctionalInterface
  public interface Paint {
    /** No colours. */
    Paint NONE = (part, text) -> text;

    String paint(Part part, String text);
  }
}
