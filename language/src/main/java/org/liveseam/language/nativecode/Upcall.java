package org.liveseam.language.nativecode;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.runtime.model.NativeType;

/**
 * What machine code calls: runs a closure, on any thread, many at once.
 *
 * <p>No exception leaves it: the JVM would end the process. A thread that the JVM does not know is
 * attached by the linker for as long as it lives, as a daemon.
 *
 * <p>Not reached by that: the JVM wants about 20 pages of stack free at the entry of any Java code
 * (-XX:StackShadowPages). A thread that has less when it calls gets a StackOverflowError in the
 * linker's own frames, before anything here runs, and the JVM ends the process.
 */
final class Upcall {
  /**
   * Closures that may be under way on one thread. Each takes several KiB of the stack of a thread
   * that may have no more than the 1 MiB of a thread of the JVM.
   */
  static final int DEPTH_LIMIT = 32;

  private final ClosureCode closure;
  private final Downcall original;
  private final NativeRuntime runtime;
  private final @Nullable Object zero;

  /** What could not even be noted, for want of stack; noted by the next call. */
  private volatile @Nullable Throwable unnoted;

  Upcall(ClosureCode closure, Downcall original) {
    this.closure = closure;
    this.original = original;
    this.runtime = closure.runtime();
    this.zero = NativeValues.zero(closure.signature().result());
  }

  /** Machine code that calls it; freed with the arena. */
  @SuppressWarnings("restricted") // native access is what this package is for
  long stub(Arena arena) {
    FunctionDescriptor descriptor = Downcall.descriptor(closure.signature());
    MethodType type = descriptor.toMethodType();
    MethodHandle handle;
    try {
      handle =
          MethodHandles.lookup()
              .findVirtual(
                  Upcall.class, "answer", MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this class has it", e);
    }
    MethodHandle bound =
        handle.bindTo(this).asCollector(Object[].class, type.parameterCount()).asType(type);
    return Linker.nativeLinker().upcallStub(bound, descriptor, arena).address();
  }

  /** The closure's answer, as machine code has it. */
  @SuppressWarnings("CatchingUnchecked") // nothing at all may leave
  @Nullable Object answer(Object[] raw) {
    try {
      ThreadStates.State state = runtime.threads().mine();
      if (state.interpreting()) {
        return original.callRaw(raw);
      }
      if (state.depth() >= DEPTH_LIMIT) {
        runtime.failures().tooDeep(closure);
        return original.callRaw(raw);
      }
      if (!runtime.gate().enter()) {
        return original.callRaw(raw);
      }
      try {
        return guarded(raw, state);
      } finally {
        runtime.gate().leave();
      }
    } catch (Throwable e) {
      // Not even the original could be called, for instance because the stack is used up. Then
      // there is none to say so either.
      try {
        runtime.failures().lost(closure, e);
      } catch (Throwable again) {
        unnoted = e;
      }
      return zero;
    }
  }

  private void noteEarlier() {
    Throwable earlier = unnoted;
    if (earlier != null) {
      unnoted = null;
      runtime.failures().lost(closure, earlier);
    }
  }

  private @Nullable Object guarded(Object[] raw, ThreadStates.State state) {
    var invocation = new Invocation(original);
    Invocation before = state.enter(invocation);
    try {
      noteEarlier();
      return inLanguage(raw);
    } catch (Throwable e) {
      if (!runtime.gate().closed()) {
        runtime.failures().failed(closure, e);
      }
      return closure.onError().original() ? invocation.instead(raw) : closure.onError().value();
    } finally {
      state.leave(before);
    }
  }

  private @Nullable Object inLanguage(Object[] raw) {
    SeamFunction function = closure.function();
    NativeRuntime.Entrance entrance = runtime.entrance();
    entrance.enter();
    try {
      List<NativeType> types = closure.signature().parameters();
      Object[] passed = new Object[raw.length + 1];
      passed[0] = function;
      for (int i = 0; i < raw.length; i++) {
        String name = function.code().signature().parameters().get(i).name();
        passed[i + 1] = NativeValues.in(types.get(i), raw[i], "`" + name + "`");
      }
      Object result = function.code().target().call(passed);
      NativeType type = closure.signature().result();
      return type == NativeType.VOID
          ? null
          : NativeValues.out(type, result, "the closure's result", Arena.global());
    } finally {
      entrance.leave();
    }
  }
}
