package org.liveseam.language.api;

import com.oracle.truffle.api.ThreadLocalAction;
import java.util.function.Function;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.SeamLanguage;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** One Truffle engine and context, entered for each piece of work. */
final class Engine implements AutoCloseable {
  private final Context context;
  private final SeamContext seam;
  private volatile boolean busy;

  Engine(SeamOptions options) {
    context =
        Context.newBuilder(SeamLanguage.ID)
            .allowHostAccess(HostAccess.NONE)
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    context.initialize(SeamLanguage.ID);
    context.enter();
    try {
      seam = SeamContext.get(null);
      seam.attach(options);
    } finally {
      context.leave();
    }
  }

  /** Does something with the context entered; errors of the user leave as diagnostics. */
  <T> T inside(Function<SeamContext, T> work) {
    context.enter();
    busy = true;
    try {
      return work.apply(seam);
    } catch (SeamException e) {
      throw e.toDiagnosticException();
    } catch (StackOverflowError e) {
      throw Diagnostic.of(ScriptErrors.RECURSION).raise();
    } finally {
      busy = false;
      context.leave();
    }
  }

  /** Makes what runs throw at its next safepoint, once. From any thread. */
  void cancel() {
    if (busy) {
      var _ = seam.env().submitThreadLocal(null, new Stop());
    }
  }

  @Override
  public void close() {
    context.close(true);
  }

  private static final class Stop extends ThreadLocalAction {
    Stop() {
      super(true, false);
    }

    @Override
    protected void perform(Access access) {
      throw SeamException.of(Diagnostic.of(ScriptErrors.CANCELLED), nodeOrNull(access));
    }

    private static com.oracle.truffle.api.nodes.@Nullable Node nodeOrNull(Access access) {
      return access.getLocation();
    }
  }
}
