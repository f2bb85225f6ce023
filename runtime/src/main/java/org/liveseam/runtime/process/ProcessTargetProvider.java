package org.liveseam.runtime.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.OpenCounts;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.process.body.BodyBuilder;
import org.liveseam.runtime.process.body.BodyFiles;
import org.liveseam.runtime.process.body.LibraryBuilder;
import org.liveseam.runtime.process.body.Surroundings;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.engine.ThreadRedirector;
import org.liveseam.runtime.process.livepatch.Livepatch;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.ObjectSymbol;
import org.liveseam.runtime.process.prologue.MovedEntries;
import org.liveseam.runtime.process.prologue.Prologues;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.TargetSpec;

/**
 * Opens {@code process}: the native code of this very process. Leaving it takes back what is
 * applied; {@code process:keep} leaves that in place until the process ends.
 *
 * <p>A process has one engine. A second target cannot be opened while one is open, also not from
 * another class loader.
 */
public final class ProcessTargetProvider implements TargetProvider {
  private static final String SCHEME = "process";
  private static final String KEEP = "keep";

  /** Every JVM has it loaded. */
  private static final String WELL_KNOWN = "libm.so.6";

  private static final int LOG_LINES = 10_000;

  private final Set<Defect> defects;

  public ProcessTargetProvider() {
    this(Set.of());
  }

  /** One whose targets make mistakes, for tests. */
  ProcessTargetProvider(Set<Defect> defects) {
    this.defects = defects;
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public String summary() {
    return "the native code of this process";
  }

  @Override
  public List<Requirement> requirements() {
    Optional<String> problem = platformProblem();
    Optional<Path> compiler = new LibraryBuilder(Path.of("")).compiler();
    return List.of(
        new Requirement(
            "x86-64 Linux",
            problem.isEmpty(),
            problem.orElse(System.getProperty("os.name") + ", " + System.getProperty("os.arch")),
            "",
            "patching native code of a process"),
        new Requirement(
            "cc",
            compiler.isPresent(),
            compiler.map(Path::toString).orElse("not on the path"),
            compiler.isPresent() ? "" : "apt-get install gcc libc6-dev",
            "C bodies and libraries from C; closures need none"),
        new Requirement(
            "Capstone",
            Prologues.available(),
            Prologues.available() ? "libcapstone" : "libcapstone is not installed",
            Prologues.available() ? "" : "apt-get install libcapstone4",
            "functions built without entry sites (`prologue allow`)"));
  }

  @Override
  public Connection open(TargetSpec spec, OpenContext context) {
    if (!spec.argument().isEmpty() && !spec.argument().equals(KEEP)) {
      throw Diagnostic.of(TargetErrors.UNKNOWN_TARGET, spec)
          .help("`process` is this process; `process:keep` leaves patches applied at the end")
          .raise();
    }
    platformProblem()
        .ifPresent(
            why -> {
              throw Diagnostic.of(ProcessErrors.PLATFORM, why).raise();
            });
    long began = System.nanoTime();
    EngineClaim claim = EngineClaim.take("by `" + spec + "`");
    try {
      Connection connection = open(spec, context, claim);
      context
          .events()
          .accept(
              new Event.TargetReady(
                  spec.toString(),
                  connection.target().info().release(),
                  Duration.ofNanos(System.nanoTime() - began)));
      return connection;
    } catch (IOException e) {
      claim.close();
      throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, spec, String.valueOf(e.getMessage()))
          .help("`-Djna.tmpdir=FOLDER` names another folder to unpack native code to")
          .raise();
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  private Connection open(TargetSpec spec, OpenContext context, EngineClaim claim)
      throws IOException {
    DynamicLoader loader = DynamicLoader.load();
    OwnMemory memory = OwnMemory.load();
    var objects = new LoadedObjects(loader, memory);
    Optional<OpenCounts> counts = OpenCounts.find(loader, memory, WELL_KNOWN);
    var surroundings = new Surroundings(objects, loader, counts, defects);
    var files = new BodyFiles(Path.of(System.getProperty("java.io.tmpdir")));
    var libraries =
        new NativeLibraries(
            objects, surroundings, loader, new LibraryBuilder(context.cache()), files);
    var redirector = ThreadRedirector.open(address -> name(objects, address));
    var moved = new MovedEntries(objects, memory, redirector.memory());
    var log = new LogBuffer(Clock.SYSTEM, LOG_LINES);
    var core = new Livepatch(redirector, surroundings, log, Clock.SYSTEM);
    var info =
        new TargetInfo(spec.toString(), SCHEME, System.getProperty("os.version", ""), "x86_64");
    var target =
        new ProcessTarget(
            info,
            new ProcessParts(
                claim,
                objects,
                surroundings,
                libraries,
                files,
                redirector,
                redirector.memory(),
                moved),
            core,
            log,
            new EngineThread(),
            spec.argument().equals(KEEP));
    return new Connection(
        target, new BodyBuilder(surroundings, files, context.cache(), redirector.memory(), moved));
  }

  /** {@code score+0x1a}, {@code libscore.so+0x1139}, or the address itself. */
  private static String name(LoadedObjects objects, long address) {
    return objects
        .at(address)
        .map(
            object ->
                symbol(object, address)
                    .map(s -> "%s+0x%x".formatted(s.name(), address - s.address()))
                    .orElseGet(() -> "%s+0x%x".formatted(object.name(), address - object.base())))
        .orElseGet(() -> "0x%x".formatted(address));
  }

  /** An object whose file is gone has no names: JNA's own is deleted once it is loaded. */
  private static Optional<ObjectSymbol> symbol(LoadedObject object, long address) {
    try {
      return object.at(address);
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> platformProblem() {
    String system = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "");
    return system.equals("Linux") && machine.equals("amd64")
        ? Optional.empty()
        : Optional.of("this is " + system + " on " + machine);
  }
}
