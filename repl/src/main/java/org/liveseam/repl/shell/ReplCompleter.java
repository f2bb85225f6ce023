package org.liveseam.repl.shell;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.session.Suggester;

/** Hands on what the session suggests. */
final class ReplCompleter implements Completer {
  private static final int LONGEST = 70;

  private final Suggester suggester;

  ReplCompleter(Suggester suggester) {
    this.suggester = suggester;
  }

  @Override
  public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
    int sort = 0;
    for (var item : suggester.at(parsed.line(), parsed.cursor()).items()) {
      String about = shortened(item.about());
      candidates.add(
          new Candidate(item.text(), item.label(), null, about, null, null, item.whole(), sort++));
    }
  }

  private static @Nullable String shortened(String about) {
    if (about.isEmpty()) {
      return null;
    }
    return about.length() <= LONGEST ? about : about.substring(0, LONGEST) + "...";
  }
}
