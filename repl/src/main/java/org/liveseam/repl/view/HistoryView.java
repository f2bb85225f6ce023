package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.liveseam.repl.journal.Entry;
import org.liveseam.repl.journal.EntryJson;
import org.liveseam.repl.view.Theme.Style;

/**
 * Who changed what, oldest first.
 *
 * @param file where that is written
 * @param unread lines of it that are no entries
 */
public record HistoryView(String file, List<Entry> entries, int unread) implements View {
  public HistoryView {
    entries = List.copyOf(entries);
  }

  @Override
  public String text(Theme theme) {
    if (entries.isEmpty()) {
      return "no changes are recorded\n" + unreadLine();
    }
    var out = new StringBuilder();
    for (Entry entry : entries) {
      out.append(entry.number()).append("  ").append(entry.time()).append("  ");
      out.append(entry.user()).append("  ").append(entry.command()).append("  ");
      out.append(theme.paint(entry.applied() ? Style.ADD : Style.REMOVE, entry.kind()));
      out.append(' ').append(theme.paint(Style.STRONG, entry.label()));
      out.append(entry.reason() == null ? "" : "  (" + entry.reason() + ")").append('\n');
    }
    return out + unreadLine();
  }

  private String unreadLine() {
    return unread == 0
        ? ""
        : Words.count(unread, "line", "lines") + " of " + file + " cannot be read\n";
  }

  @Override
  public void json(JsonObject document) {
    document.addProperty("file", file);
    var array = new JsonArray();
    for (Entry entry : entries) {
      var object = new JsonObject();
      object.addProperty("number", entry.number());
      EntryJson.write(entry).entrySet().forEach(e -> object.add(e.getKey(), e.getValue()));
      array.add(object);
    }
    document.add("entries", array);
    document.addProperty("unread", unread);
  }
}
