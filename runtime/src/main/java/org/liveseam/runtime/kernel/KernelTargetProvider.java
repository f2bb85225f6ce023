package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.index.RunningSymbols;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.TargetSpec;

/** Opens {@code kernel}: the kernel this process runs on. */
public final class KernelTargetProvider implements TargetProvider, SymbolProvider {
  private static final String SCHEME = "kernel";

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public String summary() {
    return "the kernel of this machine";
  }

  @Override
  public List<Requirement> requirements() {
    return new KernelRequirements(KernelRoots.system(), release()).all();
  }

  @Override
  public KernelSymbols symbols(TargetSpec spec, Path cache) {
    checkPlain(spec);
    return RunningSymbols.open();
  }

  private static void checkPlain(TargetSpec spec) {
    if (!spec.argument().isEmpty()) {
      throw Diagnostic.of(TargetErrors.UNKNOWN_TARGET, spec)
          .help("`kernel` is the running kernel; others are `vm:RELEASE`")
          .raise();
    }
  }

  @Override
  public Connection open(TargetSpec spec, OpenContext context) {
    checkPlain(spec);
    long began = System.nanoTime();
    var info = new TargetInfo(spec.toString(), SCHEME, release(), machine());
    KernelRoots roots = KernelRoots.system();
    new Preflight(roots, info)
        .livepatch()
        .ifPresent(
            why -> {
              throw why.raise();
            });
    var target = new KernelTarget(info, roots, posix(spec), RunningSymbols::open);
    boolean debug = DynamicDebug.usable(roots);
    target.transcriptMode(context.fullLog() && debug);
    if (context.fullLog() && !debug) {
      String why = "dynamic debug cannot be switched on by this process";
      Diagnostic warning = Diagnostic.of(TargetErrors.LOG_INCOMPLETE, spec, why).asWarning();
      context.events().accept(new Event.Reported(warning));
    }
    context
        .events()
        .accept(
            new Event.TargetReady(
                spec.toString(), info.release(), Duration.ofNanos(System.nanoTime() - began)));
    return new Connection(target, KernelBuilders.host(context.cache()));
  }

  private static Posix posix(TargetSpec spec) {
    try {
      return Posix.load();
    } catch (IOException e) {
      throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, spec, String.valueOf(e.getMessage()))
          .help("`-Djna.tmpdir=FOLDER` names another folder to unpack it to")
          .raise();
    }
  }

  private static String release() {
    return System.getProperty("os.version", "");
  }

  /** As {@code uname -m} prints it, where Java's name differs. */
  private static String machine() {
    String java = System.getProperty("os.arch", "");
    return java.equals("amd64") ? "x86_64" : java;
  }
}
