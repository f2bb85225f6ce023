package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.state.Lock;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.Transaction;
import org.liveseam.runtime.target.TransitionStatus;

/**
 * The kernel this process runs on. Nothing is cached but symbols: every answer about the system is
 * read when it is asked for.
 */
public final class KernelTarget implements Target {
  private final Kernel kernel;
  private final Supplier<KernelSymbols> symbols;
  private final LivepatchSysfs sysfs;
  private final Preflight preflight;
  private final TaskScan tasks;
  private final KernelLog log;
  private final FileReader files;
  private Optional<Lock> lock = Optional.empty();
  private Optional<DynamicDebug> debug = Optional.empty();

  /**
   * @param symbols the index of the running kernel; asked for when it is first needed
   */
  public KernelTarget(
      TargetInfo info, KernelRoots roots, Posix posix, Supplier<KernelSymbols> symbols) {
    this.kernel = new Kernel(roots, posix, info);
    this.symbols = symbols;
    this.sysfs = new LivepatchSysfs(roots);
    this.preflight = new Preflight(roots, info);
    this.tasks = new TaskScan(roots);
    this.log = new KernelLog(() -> KmsgDevice.open(posix, roots.kmsg()));
    this.files = new FileReader(kernel);
  }

  @Override
  public TargetInfo info() {
    return kernel.info();
  }

  @Override
  public Capabilities capabilities(Deadline deadline) {
    requireLivepatch();
    return new KernelCapabilities(kernel, symbols).probe();
  }

  @Override
  public TargetState observe(Deadline deadline) {
    requireLivepatch();
    try {
      List<String> modules =
          Attributes.read(kernel.roots().proc().resolve("modules"))
              .map(ProcText::modules)
              .orElse(List.of());
      List<LivePatch> patches = sysfs.patches(modules);
      Set<String> listed = Set.copyOf(patches.stream().map(LivePatch::module).toList());
      List<PatchId> idle =
          modules.stream()
              .filter(module -> !listed.contains(module))
              .map(sysfs::marker)
              .flatMap(Optional::stream)
              .toList();
      var restricting = new Restricting(kernel.roots());
      return new TargetState(
          patches, Set.copyOf(modules), idle, restricting.read(), restricting.taint());
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public List<FunctionFacts> resolve(List<FunctionQuery> queries, Deadline deadline) {
    Set<String> loaded = observe(deadline).loadedModules();
    var facts = new SymbolFacts(symbols);
    return queries.stream().map(query -> facts.of(query, loaded)).toList();
  }

  @Override
  public Transaction prepare(Payload payload, Deadline deadline) {
    requireLivepatch();
    preflight
        .load(
            payload.id().moduleName(),
            payload.image(),
            observe(deadline),
            KernelCapabilities.privileges(kernel.roots()))
        .ifPresent(
            why -> {
              throw why.raise();
            });
    return new Loader(kernel, new LoadRefusal(preflight), () -> observe(deadline), payload);
  }

  @Override
  public TransitionStatus transition(String module, Deadline deadline) {
    try {
      Optional<LivepatchSysfs.Switch> state = sysfs.state(module);
      if (state.isEmpty()) {
        return TransitionStatus.ABSENT;
      }
      boolean enabled = state.get().enabled();
      if (!state.get().inTransition()) {
        return new TransitionStatus(true, enabled, false, 0, List.of());
      }
      TaskScan.Result left =
          tasks
              .left(enabled, deadline)
              .orElseThrow(() -> kernel.bounded().noAnswer("transition", deadline));
      return new TransitionStatus(true, enabled, true, left.left(), left.blockers());
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void setEnabled(String module, boolean enabled, Deadline deadline) {
    try {
      new Switcher(kernel, sysfs, preflight, () -> observe(deadline))
          .set(module, enabled, deadline);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void remove(String module, Deadline deadline) {
    try {
      new Remover(kernel, sysfs).remove(module, deadline);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void setModule(String name, boolean loaded, Deadline deadline) {
    new ModuleSwitch(kernel).set(name, loaded, deadline);
  }

  @Override
  public LogPage log(long after, Deadline deadline) {
    try {
      return log.after(after, deadline);
    } catch (SystemCallException e) {
      if (e.errno().isAny(Errno.EPERM, Errno.EACCES)) {
        throw Diagnostic.of(
                PolicyErrors.NO_PRIVILEGE,
                Capabilities.Verb.READ_LOG.words(),
                Privileges.Capability.SYSLOG)
            .raise();
      }
      throw unavailable(e);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public byte[] read(String path, Deadline deadline) {
    return files.read(path, deadline);
  }

  @Override
  public void lock(String holder, Deadline deadline) {
    if (lock.isPresent()) {
      throw new IllegalStateException("locked already");
    }
    try {
      lock =
          Optional.of(
              Lock.take(
                  kernel.posix(),
                  kernel.roots().run().resolve("liveseam"),
                  kernel.info().spec(),
                  holder));
    } catch (java.nio.file.AccessDeniedException e) {
      throw Diagnostic.of(PolicyErrors.NO_PRIVILEGE, "lock the kernel", "root").raise();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void unlock(Deadline deadline) {
    lock.ifPresent(Lock::close);
    lock = Optional.empty();
  }

  /**
   * Has the kernel log its whole account of every transition from now until {@link #close}, not
   * only its beginning and end; or stops that.
   *
   * @return notes on what could not be done: then the log just lacks those lines
   */
  public List<String> transcriptMode(boolean on) {
    var notes = new ArrayList<String>();
    if (on && debug.isEmpty()) {
      try {
        debug = Optional.of(DynamicDebug.on(kernel.posix(), kernel.roots()));
      } catch (IOException e) {
        notes.add("the log lacks the steps of transitions: " + e.getMessage());
      }
    } else if (!on) {
      debug.flatMap(DynamicDebug::off).ifPresent(notes::add);
      debug = Optional.empty();
    }
    return notes;
  }

  @Override
  public void close() {
    debug.ifPresent(DynamicDebug::close);
    debug = Optional.empty();
    lock.ifPresent(Lock::close);
    lock = Optional.empty();
    log.close();
  }

  private void requireLivepatch() {
    preflight
        .livepatch()
        .ifPresent(
            why -> {
              throw why.raise();
            });
  }

  private RuntimeException unavailable(IOException e) {
    return Diagnostic.of(
            TargetErrors.NOT_AVAILABLE, kernel.info().spec(), String.valueOf(e.getMessage()))
        .raise();
  }
}
