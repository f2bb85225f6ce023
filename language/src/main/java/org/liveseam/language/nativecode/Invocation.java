package org.liveseam.language.nativecode;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamNull;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.model.NativeType;

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
    try (Arena arena = Arena.ofConfined()) {
      Object raw = original.callRaw(original.out(values, arena));
      called = true;
      answer = raw;
      if (original.signature().result() == NativeType.VOID || raw == null) {
        return SeamNull.NULL;
      }
      return original.in(raw);
    }
  }

  /**
   * What the original answers to whoever called the closure, for a closure that failed. It is not
   * run twice: if the closure had run it, that answer counts.
   */
  @Nullable Object instead(Object[] raw) {
    return called ? answer : original.callRaw(raw);
  }
}
