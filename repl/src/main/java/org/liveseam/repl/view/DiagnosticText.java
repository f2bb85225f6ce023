package org.liveseam.repl.view;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;

/** Diagnostics for people: the plain text of the renderer, painted line by line. */
public final class DiagnosticText {
  private static final Pattern HEAD = Pattern.compile("(error|warning|note)(\\[E\\d{4}])?(:.*)");
  private static final Pattern GUTTER = Pattern.compile("( *\\d* *\\|)(.*)");
  private static final Pattern MARKS = Pattern.compile("( *)(\\^+)(.*)");
  private static final Pattern FOOT = Pattern.compile("( *= )(\\w+:)(.*)");
  private static final Pattern ARROW = Pattern.compile("( *-->)(.*)");

  private DiagnosticText() {}

  /** All of them, with an empty line between two. */
  public static String render(List<Diagnostic> diagnostics, Theme theme) {
    var out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      if (out.length() > 0) {
        out.append('\n');
      }
      plain(diagnostic).lines().forEach(line -> out.append(paint(line, theme)).append('\n'));
    }
    return out.toString();
  }

  private static String plain(Diagnostic d) {
    var out = new StringBuilder();
    out.append(d.severity().name().toLowerCase(Locale.ROOT));
    out.append('[').append(d.code().id()).append("]: ").append(d.message()).append('\n');
    int width = d.span().map(span -> String.valueOf(span.line()).length()).orElse(1);
    String margin = " ".repeat(width);
    d.span().ifPresent(span -> place(out, span, margin, d.label()));
    d.helps().forEach(help -> foot(out, margin, "help", help));
    d.notes().forEach(note -> foot(out, margin, "note", note));
    d.kernel().forEach(line -> foot(out, margin, "kernel", line));
    foot(out, margin, "see", "seam explain " + d.code().id());
    return out.toString();
  }

  private static void place(StringBuilder out, Span span, String margin, String label) {
    String line = span.source().line(span.line());
    int start = Math.min(span.column() - 1, line.length());
    int length =
        span.endLine() == span.line() ? span.endColumn() - span.column() : line.length() - start;
    out.append(margin).append("--> ").append(span.place()).append('\n');
    out.append(margin).append(" |\n");
    out.append(span.line()).append(" | ").append(line).append('\n');
    out.append(margin)
        .append(" | ")
        .append(" ".repeat(start))
        .append("^".repeat(Math.max(1, length)));
    out.append(label.isEmpty() ? "" : " " + label).append('\n');
  }

  private static void foot(StringBuilder out, String margin, String word, String text) {
    out.append(margin).append(" = ").append(word).append(": ").append(text).append('\n');
  }

  private static String paint(String line, Theme theme) {
    if (!theme.coloured()) {
      return line;
    }
    Matcher head = HEAD.matcher(line);
    if (head.matches()) {
      Style style =
          switch (head.group(1)) {
            case "error" -> Style.ERROR;
            case "warning" -> Style.WARNING;
            default -> Style.NOTE;
          };
      String code = head.group(2) == null ? "" : head.group(2);
      return theme.paint(style, head.group(1) + code) + theme.paint(Style.STRONG, head.group(3));
    }
    Matcher foot = FOOT.matcher(line);
    if (foot.matches()) {
      return theme.paint(Style.GUTTER, foot.group(1))
          + theme.paint(Style.STRONG, foot.group(2))
          + foot.group(3);
    }
    Matcher arrow = ARROW.matcher(line);
    if (arrow.matches()) {
      return theme.paint(Style.GUTTER, arrow.group(1)) + arrow.group(2);
    }
    Matcher gutter = GUTTER.matcher(line);
    if (gutter.matches()) {
      Matcher marks = MARKS.matcher(gutter.group(2));
      String rest =
          marks.matches()
              ? marks.group(1) + theme.paint(Style.ERROR, marks.group(2) + marks.group(3))
              : gutter.group(2);
      return theme.paint(Style.GUTTER, gutter.group(1)) + rest;
    }
    return line;
  }
}
