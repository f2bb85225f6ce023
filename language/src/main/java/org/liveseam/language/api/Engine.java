package org.liveseam.language.api;

import com.oracle.truffle.api.ThreadLocalAction;
import java.time.Duration;
import java.util.function.Function;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.nativecode.NativeRuntime;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Deadline;

/** One Truffle engine and context, entered for each piece of work. */
final class Engine implements AutoCloseable {
  private static final Duration LEAVING = Duration.ofSeconds(2);

  private final Context context;
  private final SeamContext seam;
  private final Cancellation cancellation;
  private volatile @Nullable Thread busy;
  private int depth; // of scripts that a host runs inside of each other

  Engine(SeamOptions options, Prelude prelude) {
    cancellation = options.cancellation();
    Context.Builder builder = Context.newBuilder(SeamLanguage.ID).allowHostAccess(HostAccess.NONE);
    Watch watch = options.tools().watch();
    if (watch == null) {
      builder.option("engine.WarnInterpreterOnly", "false");
    } else {
      watch.over(builder);
    }
    context = builder.build();
    context.initialize(SeamLanguage.ID);
    context.enter();
    try {
      seam = SeamContext.get(null);
      seam.attach(
          options,
          prelude,
          new NativeRuntime.Entrance() {
            @Override
            public void enter() {
              context.enter();
            }

            @Override
            public void leave() {
              context.leave();
            }
          });
    } finally {
      context.leave();
    }
  }

  /** Does something with the context entered; errors of the user leave as diagnostics. */
  <T> T inside(Function<SeamContext, T> work) {
    context.enter();
    Thread outer = busy; // work of the host's may come back in
    busy = Thread.currentThread();
    try {
      return work.apply(seam);
    } catch (SeamException e) {
      throw e.toDiagnosticException();
    } catch (StackOverflowError e) {
      throw Diagnostic.of(ScriptErrors.RECURSION).raise();
    } finally {
      busy = outer;
      context.leave();
    }
  }

  /**
   * The same for code of a script. A wish to stop that came when there was nobody to tell is heard
   * by what runs next; one that has ended a script has nothing to do with the next one.
   */
  <T> T running(Function<SeamContext, T> script) {
    return inside(
        context -> {
          boolean outermost = depth++ == 0;
          try {
            if (cancellation.isPressing()) {
              cancel();
            }
            return script.apply(context);
          } catch (SeamException | DiagnosticException e) {
            if (outermost && isStopped(e)) {
              cancellation.heed();
            }
            throw e;
          } finally {
            depth--;
          }
        });
  }

  private static boolean isStopped(RuntimeException e) {
    return e instanceof SeamException thrown
        ? thrown.isCancellation()
        : e instanceof DiagnosticException told && told.exit() == ExitCode.INTERRUPTED;
  }

  /** Makes what runs throw at its next safepoint, once. From any thread. */
  void cancel() {
    Thread running = busy;
    if (running != null) {
      // Threads that are in closures of replaced native code are not the script's to stop.
      var _ = seam.env().submitThreadLocal(new Thread[] {running}, new Stop(cancellation));
    }
  }

  /**
   * Takes back what is in effect on this process, which cannot outlive the language, and ends.
   * Threads that stay inside a closure, because native code that it called does not return, are
   * left there: they find the original on their next call.
   */
  @Override
  public void close() {
    RuntimeException failed = null;
    cancellation.reset(); // taking back is waited for
    try {
      inside(
          context -> {
            context.leaveProcess();
            return true;
          });
    } catch (RuntimeException e) {
      failed = e;
    }
    if (seam.natives().close(Deadline.in(LEAVING))) {
      context.close(true);
    }
    if (failed != null) {
      throw failed;
    }
  }

  private static final class Stop extends ThreadLocalAction {
    private final Cancellation cancellation;

    Stop(Cancellation cancellation) {
      super(true, false);
      this.cancellation = cancellation;
    }

    @Override
    protected void perform(Access access) {
      // What was under way may have stopped by itself, so that clean-up has begun.
      if (!cancellation.isPressing()) {
        return;
      }
      throw SeamException.of(Diagnostic.of(ScriptErrors.CANCELLED), nodeOrNull(access));
    }

    private static com.oracle.truffle.api.nodes.@Nullable Node nodeOrNull(Access access) {
      return access.getLocation();
    }
  }
}
