package org.liveseam.language.tck;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.tck.ResultVerifier;

/** What a snippet's result must be. */
final class Results {
  private Results() {}

  /** As text that people read. */
  static void text(ResultVerifier.SnippetRun run, String expected) {
    PolyglotException failed = run.getException();
    if (failed != null) {
      throw failed;
    }
    String got = run.getResult().toString();
    if (!got.equals(expected)) {
      throw new AssertionError("expected " + expected + ", got " + got);
    }
  }
}
