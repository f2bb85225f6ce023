package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Token;
import org.liveseam.language.api.CheckResult;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.PlainRenderer;
import org.liveseam.runtime.diagnostic.Source;

/**
 * The beginnings of right programs are checked and formatted, or refused with a place. That each
 * and every one can be parsed is a test of the grammar's; here some of them have to do.
 */
final class PrefixTest {
  private static final int STEP = 7;
  private static final PlainRenderer RENDERER = new PlainRenderer();

  @Test
  void everyBeginningIsAnswered() throws IOException {
    int broken = 0;
    for (String folder : List.of("ok", "declare", "process")) {
      for (Path file : SnippetTest.snippets(folder).toList()) {
        String text = Files.readString(file);
        int place = text.length(); // another one in each file
        for (int end : ends(text)) {
          if (place++ % STEP == 0) {
            broken += answered(text.substring(0, end), file) ? 1 : 0;
          }
        }
      }
    }
    assertTrue(broken > 500, "only " + broken + " beginnings were incomplete");
  }

  /** The end of each token, and a place in each. */
  private static Set<Integer> ends(String text) {
    var ends = new TreeSet<Integer>();
    for (Token token : Seam.tokens(text)) {
      ends.add(token.span().end());
      ends.add((token.span().start() + token.span().end()) / 2);
    }
    return ends;
  }

  /** Whether it is no whole program. */
  private static boolean answered(String text, Path file) {
    boolean whole = Seam.parse(text).completeness() instanceof Completeness.Complete;
    var source = new Source(String.valueOf(file.getFileName()), text);
    CheckResult result = org.liveseam.language.api.Seam.check(source, SnippetTest.folder(file));
    assertTrue(whole || !result.ok(), text);
    assertEquals(result.diagnostics().isEmpty(), RENDERER.render(result.diagnostics()).isEmpty());
    try {
      String formatted = org.liveseam.language.api.Seam.format(source);
      assertTrue(whole, text);
      assertTrue(Seam.parse(formatted).problems().isEmpty(), formatted);
    } catch (DiagnosticException e) {
      assertTrue(!whole, text);
    }
    return !whole;
  }
}
