package org.liveseam.language.nativecode;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.Signature;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.model.NativeClosure;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;
import org.liveseam.runtime.target.Deadline;

/** What one session has to do with machine code. Thread-safe. */
public final class NativeRuntime {
  private final ThreadStates threads = new ThreadStates();
  private final CallThread calls = new CallThread();
  private final ClosureGate gate = new ClosureGate();
  private final ClosureFailures failures = new ClosureFailures();
  private volatile @Nullable Entrance entrance;

  /** Lets a thread into the language and out of it. */
  public interface Entrance {
    void enter();

    void leave();
  }

  /** Says how threads get into the language; before the first closure is linked. */
  public void attach(Entrance way) {
    entrance = way;
  }

  Entrance entrance() {
    Entrance way = entrance;
    if (way == null) {
      throw new IllegalStateException("no host has attached");
    }
    return way;
  }

  ThreadStates threads() {
    return threads;
  }

  ClosureGate gate() {
    return gate;
  }

  ClosureFailures failures() {
    return failures;
  }

  /** The closure that runs on this thread, if one does. */
  public Optional<Invocation> running() {
    return Optional.ofNullable(threads.mine().innermost());
  }

  /** A native function to call. */
  public NativeFunction function(String name, NativeSignature signature, long address) {
    var downcall = new Downcall(name, signature, address, threads);
    return (values, waiting) ->
        running().isPresent()
            ? downcall.call(values)
            : calls.call(() -> downcall.call(values), waiting);
  }

  /** What the script does while it waits for machine code. */
  public interface Waiting {
    /** Throws if the script is to stop. */
    void poll();

    /** The call did not return soon after that; it goes on, and the script does without it. */
    void left();
  }

  /** Calls machine code with values of the language. */
  @FunctionalInterface
  public interface NativeFunction {
    /** As many values as the signature has parameters. */
    Object call(Object[] values, Waiting waiting);
  }

  /**
   * A function of the language that is to stand in for a native one.
   *
   * @param replaced the native function's name
   * @param onError what the caller gets when it fails; null for what the original answers
   */
  public NativeClosure closure(String replaced, SeamFunction function, @Nullable Object onError) {
    NativeSignature signature = signature(function.code().signature());
    ClosureCode.OnError how;
    if (onError == null) {
      how = new ClosureCode.OnError(true, null, "original");
    } else if (signature.result() == NativeType.VOID) {
      throw Diagnostic.of(DescriptionErrors.ON_ERROR, "has a value, and the closure gives none")
          .raise();
    } else {
      Object value =
          NativeValues.out(signature.result(), onError, "the value of `on-error`", Arena.global());
      how = new ClosureCode.OnError(false, value, Values.render(onError));
    }
    return new ClosureCode(this, replaced, function, signature, how);
  }

  private static NativeSignature signature(Signature written) {
    List<NativeType> parameters =
        written.parameters().stream()
            .map(
                p ->
                    NativeType.of(p.type().word())
                        .filter(type -> type != NativeType.VOID && !p.optional())
                        .orElseThrow(() -> unfit("needs a native type for `" + p.name() + "`")))
            .toList();
    NativeType result =
        NativeType.of(written.result().word())
            .filter(type -> type != NativeType.STR)
            .orElseThrow(() -> unfit("needs a native type for its result, and not `str`"));
    return new NativeSignature(parameters, result);
  }

  private static RuntimeException unfit(String what) {
    return Diagnostic.of(DescriptionErrors.NATIVE_CLOSURE, what).raise();
  }

  /** Tells what went wrong in closures since the last time; on the script's thread. */
  public void tellFailures(boolean end, Consumer<Diagnostic> out) {
    failures.tell(end, out);
  }

  /**
   * From now on every closure is its original.
   *
   * @return whether no thread is inside one any more
   */
  public boolean close(Deadline deadline) {
    calls.close();
    return gate.close(deadline);
  }
}
