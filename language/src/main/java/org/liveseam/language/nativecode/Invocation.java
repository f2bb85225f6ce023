package org.liveseam.language.nativecode;

import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamNull;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** One call of a closure by machine code. Used by the thread it runs on. */
public final class Invocation {
  private final Downcall original;
  private boolean called;
  private @Nullable Object answer;

  Invocation(Downcall original) {
    this.original = original;
  }

  /** {@code original(..)}: runs what the closure stands in for. */
  public Object original(Object[] values) {
    int wanted = original.signature().parameters().size();
    if (values.length != wanted) {
      throw Diagnostic.of(
              ScriptErrors.ARGUMENTS,
              "original",
              "it takes " + wanted + " argument(s), " + values.length + " given")
          .raise();
    }
    Object raw = original.answer(values);
    called = true;
    answer = raw;
    return raw == null ? SeamNull.NULL : original.in(raw);
  }

  /**
   * What the original answers to whoever called the closure, for a closure that failed. It is not
   * run twice: if the closure had run it, that answer counts.
   */
  @Nullable Object instead(Object[] raw) {
    return called ? answer : original.callRaw(raw);
  }
}
