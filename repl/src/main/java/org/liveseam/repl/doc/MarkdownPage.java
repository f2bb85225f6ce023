package org.liveseam.repl.doc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Markdown that our own pages are written in, as a page of the manual: headings, paragraphs,
 * lists, code between fences, tables.
 */
public final class MarkdownPage {
  private static final Pattern ITEM = Pattern.compile("(?:(-|\\*)|(\\d+\\.))\\s+(.*)");

  private final Roff page;
  private final List<String> text = new ArrayList<>();
  private String mark = "";

  private MarkdownPage(Roff page) {
    this.page = page;
  }

  /** Appends a text, without its title. */
  public static Roff append(Roff page, String markdown) {
    new MarkdownPage(page).read(markdown.lines().toList());
    return page;
  }

  private void read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        flush();
        int end = i + 1;
        while (end < lines.size() && !lines.get(end).startsWith("```")) {
          end++;
        }
        page.code(lines.subList(i + 1, end));
        i = end;
      } else if (line.startsWith("|")) {
        flush();
        int end = i;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
          end++;
        }
        table(lines.subList(i, end));
        i = end - 1;
      } else {
        line(line);
      }
    }
    flush();
  }

  private void line(String line) {
    Matcher item = ITEM.matcher(line.strip());
    if (line.isBlank() || line.startsWith("<!--")) {
      flush();
    } else if (line.startsWith("#")) {
      flush();
      String title = line.replaceFirst("^#+\\s*", "").replace("`", "");
      if (line.startsWith("## ")) {
        page.section(title);
      } else if (line.startsWith("###")) {
        page.part(title);
      }
    } else if (item.matches()) {
      flush();
      mark = item.group(1) == null ? item.group(2) : "-";
      text.add(item.group(3));
    } else {
      text.add(line.strip());
    }
  }

  private void flush() {
    if (!text.isEmpty()) {
      String all = String.join(" ", text);
      if (mark.isEmpty()) {
        page.markdown(all);
      } else {
        page.item(mark, all);
      }
    }
    text.clear();
    mark = "";
  }

  /** The first column is what the rest is about. */
  private void table(List<String> rows) {
    for (String row : rows.subList(Math.min(2, rows.size()), rows.size())) {
      List<String> cells =
          Arrays.stream(row.substring(1).split("(?<!\\\\)\\|"))
              .map(cell -> cell.strip().replace("\\|", "|"))
              .toList();
      String rest =
          cells.stream().skip(1).filter(c -> !c.isEmpty()).collect(Collectors.joining("; "));
      page.row(cells.getFirst(), rest);
    }
  }
}
