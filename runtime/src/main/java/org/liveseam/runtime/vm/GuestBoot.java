package org.liveseam.runtime.vm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.wire.Channel;

/** Boots one guest and makes a target of its agent. */
final class GuestBoot {
  private static final int TAIL = 20;
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final GuestHost host;
  private final String name;
  private final InstalledKernel kernel;

  GuestBoot(GuestHost host, String name, InstalledKernel kernel) {
    this.host = host;
    this.name = name;
    this.kernel = kernel;
  }

  Target boot(OpenContext context) {
    Deadline deadline = Deadline.in(context.patience());
    // Every step of a transition is logged: it is a guest of our own.
    GuestSpec spec = GuestSpec.of(kernel, AgentCommand.of(true));
    // Read before the watch begins: an interrupt would close its files.
    KernelSymbols symbols = symbols(context);
    var watch = new Watch(context.cancellation());
    try {
      Guest guest = host.boot(spec, deadline.left());
      return greeted(guest, symbols, deadline, context.cancellation());
    } catch (GuestException e) {
      throw failed(e, context.cancellation());
    } catch (DiagnosticException e) {
      throw context.cancellation().isCancelled() ? interrupted() : e;
    } finally {
      watch.end();
    }
  }

  /** Waits for the agent's greeting; the guest is ended when it does not come. */
  private Target greeted(
      Guest guest, KernelSymbols symbols, Deadline deadline, Cancellation cancellation) {
    var channel =
        new Channel(
            new BufferedInputStream(guest.in(), 1 << 16),
            guest.out(),
            () -> close(guest),
            () -> cancellation.isCancelled() ? List.of() : whereToLook(guest));
    try {
      return new GuestTarget(name, channel, deadline, symbols);
    } catch (DiagnosticException e) {
      // An interrupt would close the very files that have to be cleaned up.
      Thread.interrupted();
      close(guest);
      throw e;
    }
  }

  /** The guest runs the very image that lies here; reading it here is much faster. */
  private KernelSymbols symbols(OpenContext context) {
    return VmTargetProvider.symbols(kernel, context.cache());
  }

  private DiagnosticException failed(GuestException e, Cancellation cancellation) {
    if (e.reason() == GuestException.Reason.INTERRUPTED && cancellation.isCancelled()) {
      return interrupted();
    }
    Diagnostic error = Diagnostic.of(TargetErrors.GUEST_FAILED, name, e.detail());
    if (e.console().isPresent()) {
      error = error.note("console: " + e.console().get());
    }
    if (!e.tail().isBlank()) {
      error = error.kernel(e.tail().lines().toList());
    }
    return error.raise();
  }

  private DiagnosticException interrupted() {
    return Diagnostic.of(TransitionErrors.INTERRUPTED, name, "booting", "nothing was done").raise();
  }

  private static void close(Guest guest) {
    try {
      guest.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> whereToLook(Guest guest) {
    try {
      var notes = new ArrayList<String>();
      notes.add(guest.whyEnded(LAST_WORDS).detail());
      notes.add("console: " + guest.console());
      guest.consoleTail(TAIL).lines().forEach(notes::add);
      return notes;
    } catch (IOException e) {
      return List.of("its console cannot be read: " + e.getMessage());
    }
  }

  /** Interrupts the thread that boots when the run is cancelled. */
  private static final class Watch {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final AtomicBoolean over = new AtomicBoolean();

    Watch(Cancellation cancellation) {
      Thread booting = Thread.currentThread();
      var thread =
          new Thread(
              () -> {
                while (!over.get()) {
                  if (Clock.SYSTEM.sleep(LOOK, cancellation)) {
                    synchronized (over) {
                      if (!over.get()) {
                        booting.interrupt();
                      }
                    }
                    return;
                  }
                }
              },
              "seam-vm-cancel");
      thread.setDaemon(true);
      thread.start();
    }

    void end() {
      synchronized (over) {
        over.set(true);
      }
      // What interrupted us has been dealt with; the flag must not reach the clean-up.
      Thread.interrupted();
    }
  }
}
