package org.liveseam.language.tck;

import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.tck.ResultVerifier;

/** What a snippet's result must be. */
final class Results {
  private Results() {}

  /**
   * Of arithmetic: integers that leave 64 bits are errors here, and integers of others that do not
   * fit are not taken.
   */
  static void number(ResultVerifier.SnippetRun run) {
    PolyglotException failed = run.getException();
    boolean tooLarge =
        failed != null
            && failed.isGuestException()
            && run.getParameters().stream().allMatch(Value::isNumber)
            && (String.valueOf(failed.getMessage()).startsWith("integer overflow")
                || run.getParameters().stream().anyMatch(Results::isTooLarge));
    if (!tooLarge) {
      ResultVerifier.getDefaultResultVerifier().accept(run);
    }
  }

  private static boolean isTooLarge(Value value) {
    return value.isNumber() && !value.fitsInLong() && !value.fitsInDouble();
  }

  /** As text that people read. */
  static void text(ResultVerifier.SnippetRun run, String expected) {
    oneOf(run, List.of(expected));
  }

  /** The same for one of several. */
  static void oneOf(ResultVerifier.SnippetRun run, List<String> expected) {
    PolyglotException failed = run.getException();
    if (failed != null) {
      throw failed;
    }
    String got = run.getResult().toString();
    if (!expected.contains(got)) {
      throw new AssertionError("expected " + expected + ", got " + got);
    }
  }
}
