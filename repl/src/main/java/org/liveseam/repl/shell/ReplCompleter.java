package org.liveseam.repl.shell;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Verb;
import org.liveseam.repl.session.verb.Verbs;

/** Completes keywords, builtins and declared names; commands behind a colon; files for loading. */
final class ReplCompleter implements Completer {
  private final ReplSession session;

  ReplCompleter(ReplSession session) {
    this.session = session;
  }

  @Override
  public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
    String before = parsed.line().substring(0, parsed.cursor());
    if (before.stripLeading().startsWith(":")) {
      command(before, candidates);
    } else if (!inText(before)) {
      session.words().forEach(word -> candidates.add(new Candidate(word)));
    }
  }

  private static void command(String before, List<Candidate> candidates) {
    if (!before.strip().contains(" ") && !before.endsWith(" ")) {
      for (Verb verb : Verbs.all()) {
        About about = verb.about();
        String word = ":" + about.name();
        candidates.add(new Candidate(word, word, null, about.summary(), null, null, true));
      }
    }
  }

  /** Inside a string or a comment there is nothing to complete. */
  private static boolean inText(String before) {
    List<Token> tokens = Seam.tokens(before);
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.getLast();
    boolean text =
        last.type() == TokenClass.STRING
            || last.type() == TokenClass.COMMENT
            || last.type() == TokenClass.C_CODE;
    return text && last.span().end() == before.length() && !before.endsWith("}");
  }
}
