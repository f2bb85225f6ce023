package org.liveseam.repl.doc;

import java.util.List;

/**
 * A page of the manual in the man(7) macros of roff. Text is escaped here, so that nothing in it is
 * taken for a request.
 */
public final class Roff {
  private final StringBuilder out = new StringBuilder();
  private boolean headed;

  /**
   * A page.
   *
   * @param section {@code 1} for commands, {@code 5} for formats, {@code 7} for all else
   * @param date of the version, {@code 2026-11-23}
   */
  public Roff(String name, String section, String version, String date) {
    out.append(".TH \"").append(argument(name.toUpperCase(java.util.Locale.ROOT)));
    out.append("\" \"").append(section).append("\" \"").append(date);
    out.append("\" \"Liveseam ").append(argument(version));
    out.append("\" \"Liveseam\"\n.nh\n.ad l\n");
  }

  /** The section that tells what the page is about, as apropos(1) wants it. */
  public Roff name(String name, String summary) {
    section("NAME");
    out.append(escape(name)).append(" \\- ").append(escape(summary)).append('\n');
    return this;
  }

  /** A section's heading. */
  public Roff section(String title) {
    return request(".SH", title);
  }

  /** A heading inside a section. */
  public Roff part(String title) {
    return request(".SS", title);
  }

  /** A paragraph of plain text. */
  public Roff paragraph(String text) {
    gap();
    out.append(line(escape(text))).append('\n');
    return this;
  }

  /** A paragraph in which this Markdown means something: code, strong and emphasised words. */
  public Roff markdown(String text) {
    gap();
    out.append(line(inline(text))).append('\n');
    return this;
  }

  /** A term and what is said about it. */
  public Roff term(String term, String text) {
    headed = false;
    out.append(".TP\n").append(line("\\fB" + escape(term) + "\\fR")).append('\n');
    out.append(line(escape(text))).append('\n');
    return this;
  }

  /** A row of a table: what it is about, and the rest. */
  public Roff row(String first, String rest) {
    headed = false;
    out.append(".TP\n").append(line(first.isEmpty() ? "\\&" : inline(first))).append('\n');
    out.append(line(rest.isEmpty() ? "\\&" : inline(rest))).append('\n');
    return this;
  }

  /** An item of a list. */
  public Roff item(String mark, String text) {
    headed = false;
    out.append(".IP \"").append(mark.equals("-") ? "\\(bu" : argument(mark)).append("\" 4\n");
    out.append(line(inline(text))).append('\n');
    return this;
  }

  /** Lines as they are. */
  public Roff code(List<String> lines) {
    gap();
    out.append(".RS 4\n.nf\n");
    lines.forEach(text -> out.append(line(escape(text))).append('\n'));
    out.append(".fi\n.RE\n");
    return this;
  }

  /** Begins a paragraph; behind a heading there is one already. */
  private void gap() {
    if (!headed) {
      out.append(".PP\n");
    }
    headed = false;
  }

  private Roff request(String macro, String text) {
    out.append(macro).append(" \"").append(argument(text)).append("\"\n");
    headed = true;
    return this;
  }

  /** The page. */
  @Override
  public String toString() {
    return out.toString();
  }

  private static String argument(String text) {
    return escape(text).replace("\"", "\\(dq");
  }

  /** A line must not begin with what roff takes for a request. */
  private static String line(String text) {
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }

  private static String escape(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> out.append("\\e");
                case '-' -> out.append("\\-");
                case '\'' -> out.append("\\(aq");
                case '`' -> out.append("\\(ga");
                case '^' -> out.append("\\(ha");
                case '~' -> out.append("\\(ti");
                default -> {
                  if (c < 128) {
                    out.appendCodePoint(c);
                  } else {
                    out.append(String.format(java.util.Locale.ROOT, "\\[u%04X]", c));
                  }
                }
              }
            });
    return out.toString();
  }

  /** Code and strong words in bold, emphasised ones in italics, of links the text. */
  static String inline(String text) {
    var out = new StringBuilder();
    String plain = text.replaceAll("\\[([^\\]]+)\\]\\([^)]*\\)", "$1");
    int at = 0;
    while (at < plain.length()) {
      String mark = mark(plain, at);
      int end = mark.isEmpty() ? -1 : plain.indexOf(mark, at + mark.length());
      if (end <= at + mark.length()) {
        int next = Math.max(at + 1, at + mark.length());
        out.append(escape(plain.substring(at, next)));
        at = next;
        continue;
      }
      String inner = plain.substring(at + mark.length(), end);
      String styled = mark.equals("`") ? escape(inner) : inline(inner);
      out.append(mark.equals("*") ? "\\fI" : "\\fB").append(styled).append("\\fR");
      at = end + mark.length();
    }
    return out.toString();
  }

  private static String mark(String text, int at) {
    for (String mark : List.of("`", "**", "*")) {
      boolean spaced =
          at + mark.length() < text.length()
              && Character.isWhitespace(text.charAt(at + mark.length()));
      if (text.startsWith(mark, at) && (mark.equals("`") || !spaced)) {
        return mark;
      }
    }
    return "";
  }
}
