package org.liveseam.language.nativecode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamException;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/**
 * What went wrong in closures, kept until the script's own thread can tell it. Each closure is told
 * of once, with the count so far, and once more at the end if it grew. Thread-safe.
 */
final class ClosureFailures {
  private final Map<ClosureCode, Tally> tallies = new LinkedHashMap<>();

  private static final class Tally {
    @Nullable Diagnostic first;
    @Nullable Throwable bug;
    long count;
    long told;
    long deep;
    boolean deepTold;
  }

  synchronized void failed(ClosureCode closure, Throwable e) {
    Tally tally = tally(closure);
    tally.count++;
    switch (e) {
      case SeamException ours -> tally.first = or(tally.first, ours.diagnostics().getFirst());
      case DiagnosticException ours -> tally.first = or(tally.first, ours.diagnostics().getFirst());
      case StackOverflowError overflow ->
          tally.first = or(tally.first, Diagnostic.of(ScriptErrors.RECURSION));
      default -> tally.bug = tally.bug == null ? e : tally.bug;
    }
  }

  /** A caller got zero because nothing else could be done. */
  synchronized void lost(ClosureCode closure, Throwable e) {
    Tally tally = tally(closure);
    tally.count++;
    tally.bug = tally.bug == null ? e : tally.bug;
  }

  synchronized void tooDeep(ClosureCode closure) {
    tally(closure).deep++;
  }

  /**
   * Tells what is new; call on the script's thread.
   *
   * @param end whether counts that grew are told again
   */
  void tell(boolean end, Consumer<Diagnostic> out) {
    Map<ClosureCode, Tally> all;
    synchronized (this) {
      all = new LinkedHashMap<>(tallies);
    }
    all.forEach(
        (closure, tally) -> {
          failure(closure, tally, end).ifPresent(out);
          depth(closure, tally).ifPresent(out);
          Throwable bug = bug(tally);
          if (bug != null) {
            throw new IllegalStateException(
                "the closure that replaces `" + closure.replaced() + "` broke", bug);
          }
        });
  }

  private synchronized @Nullable Throwable bug(Tally tally) {
    Throwable bug = tally.bug;
    tally.bug = null;
    return bug;
  }

  private synchronized Optional<Diagnostic> failure(ClosureCode closure, Tally tally, boolean end) {
    Diagnostic first = tally.first;
    boolean fresh = tally.told == 0 ? tally.count > 0 : end && tally.count > tally.told;
    if (first == null || !fresh) {
      return Optional.empty();
    }
    tally.told = tally.count;
    Diagnostic d =
        Diagnostic.of(ScriptErrors.CLOSURE_FAILED, closure.replaced(), first.message())
            .asWarning()
            .note("it is " + first.code().id() + "; see seam explain " + first.code().id())
            .note(
                tally.count
                    + " call(s) so far got "
                    + (closure.onError().original()
                        ? "what the original answers"
                        : closure.onError().text()));
    return Optional.of(first.span().map(span -> d.at(span, first.label())).orElse(d));
  }

  private synchronized Optional<Diagnostic> depth(ClosureCode closure, Tally tally) {
    if (tally.deep == 0 || tally.deepTold) {
      return Optional.empty();
    }
    tally.deepTold = true;
    return Optional.of(
        Diagnostic.of(ScriptErrors.CLOSURE_DEPTH, closure.replaced(), Upcall.DEPTH_LIMIT)
            .asWarning()
            .note(tally.deep + " call(s) so far"));
  }

  private Tally tally(ClosureCode closure) {
    return tallies.computeIfAbsent(closure, key -> new Tally());
  }

  private static Diagnostic or(@Nullable Diagnostic first, Diagnostic other) {
    return first == null ? other : first;
  }
}
