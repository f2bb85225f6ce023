package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
  private final Symbols symbols;
  private final LivepatchSysfs sysfs;
  private final Preflight preflight;
  private final TaskScan tasks;
  private final KernelLog log;
  private final FileReader files;
  private Optional<Lock> lock = Optional.empty();
  private final DynamicDebug debug;
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> told = new HashSet<>();
  private boolean wholeAccount = true;

  /**
   * @param symbols makes an index of the running kernel; asked when one is first needed, and again
   *     when a module has come that the first does not know
   */
  public KernelTarget(
      TargetInfo info, KernelRoots roots, Posix posix, Supplier<KernelSymbols> symbols) {
    this.kernel = new Kernel(roots, posix, info);
    this.symbols = new Symbols(symbols);
    this.sysfs = new LivepatchSysfs(roots);
    this.preflight = new Preflight(roots, info);
    this.tasks = new TaskScan(roots);
    this.log = new KernelLog(() -> KmsgDevice.open(posix, roots.kmsg()));
    this.files = new FileReader(kernel);
    this.debug = new DynamicDebug(posix, roots);
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
  public void force(String module, Deadline deadline) {
    try {
      new Switcher(kernel, sysfs, preflight, () -> observe(deadline)).force(module, deadline);
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
      LogPage page = log.after(after, deadline);
      List<String> news = notes.stream().filter(told::add).toList();
      return page.noting(news);
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
      account(wholeAccount);
    } catch (AccessDeniedException e) {
      throw Diagnostic.of(PolicyErrors.NO_PRIVILEGE, "lock the kernel", "root").raise();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void unlock(Deadline deadline) {
    unlocked();
  }

  /**
   * Whether the kernel logs its whole account of the transitions that happen while this target is
   * locked, not only their beginning and end; on from the start.
   */
  public void transcriptMode(boolean on) {
    wholeAccount = on;
    account(on && lock.isPresent());
  }

  /** What could not be done and stopped nothing, oldest first; the log's pages carry it. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private void account(boolean on) {
    try {
      if (on) {
        debug.on();
      } else {
        debug.off();
      }
    } catch (IOException e) {
      notes.add(
          (on ? "the log lacks the steps of transitions: " : "dynamic debug stays on: ")
              + e.getMessage());
    }
  }

  @Override
  public void close() {
    unlocked();
    log.close();
  }

  private void unlocked() {
    account(false);
    lock.ifPresent(Lock::close);
    lock = Optional.empty();
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
