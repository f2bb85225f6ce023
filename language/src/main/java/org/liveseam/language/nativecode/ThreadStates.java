package org.liveseam.language.nativecode;

import org.jspecify.annotations.Nullable;

/** What each thread is doing between the language and machine code. */
final class ThreadStates {
  private final ThreadLocal<State> states = ThreadLocal.withInitial(State::new);

  /** The calling thread's. */
  State mine() {
    return states.get();
  }

  /** One thread's; used by that thread alone. */
  static final class State {
    private @Nullable Invocation innermost;
    private int depth;
    private boolean inNative;

    /** The innermost closure that runs on this thread; null if none does. */
    @Nullable Invocation innermost() {
      return innermost;
    }

    /** Number of closures under way on this thread. */
    int depth() {
      return depth;
    }

    /**
     * Whether a closure runs whose code has not called machine code itself: a call that arrives now
     * comes from what the interpreter or the JVM does underneath.
     */
    boolean interpreting() {
      return depth > 0 && !inNative;
    }

    /** Begins a closure; the answer goes to {@link #leave}. */
    @Nullable Invocation enter(Invocation invocation) {
      Invocation before = innermost;
      innermost = invocation;
      depth++;
      inNative = false;
      return before;
    }

    /** Ends a closure: whoever called it was machine code. */
    void leave(@Nullable Invocation before) {
      innermost = before;
      depth--;
      inNative = depth > 0;
    }

    /** The language calls machine code on purpose; the answer goes to {@link #leaveNative}. */
    boolean enterNative() {
      boolean before = inNative;
      inNative = true;
      return before;
    }

    void leaveNative(boolean before) {
      inNative = before;
    }
  }
}
