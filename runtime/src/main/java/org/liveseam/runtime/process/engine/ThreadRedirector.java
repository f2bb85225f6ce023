package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.process.site.StorePlan;
import org.liveseam.runtime.process.task.Task;
import org.liveseam.runtime.target.Deadline;

/** The redirector of this process. */
public final class ThreadRedirector implements Redirector {
  private static final Duration QUIET_PATIENCE = Duration.ofSeconds(2);

  private final Machine machine;
  private final Yard yard;
  private final SiteTable sites;
  private final Marker marker;
  private @Nullable Switching current;
  private boolean closed;

  private ThreadRedirector(Machine machine, Marker marker) {
    this.machine = machine;
    this.marker = marker;
    yard = new Yard(machine);
    sites = new SiteTable(machine, yard);
  }

  /**
   * Gets ready: memory for data, generated routines, the handler of one real-time signal.
   *
   * @param symbols names an address for people, for instance {@code score+0x1a}; never called while
   *     threads wait
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException if this system lacks something
   */
  public static ThreadRedirector open(Function<Long, String> symbols) {
    return open(symbols, Set.of());
  }

  /** One that makes mistakes, for tests. */
  static ThreadRedirector open(Function<Long, String> symbols, Set<Defect> defects) {
    return open(symbols, defects, task -> {});
  }

  /** One that lets something happen before it holds a task, for tests. */
  static ThreadRedirector open(
      Function<Long, String> symbols, Set<Defect> defects, Consumer<Task> meanwhile) {
    Machine machine = Machine.open(symbols, defects, meanwhile);
    try {
      return new ThreadRedirector(machine, Marker.open(machine));
    } catch (IOException e) {
      throw Diagnostic.of(ProcessErrors.ENGINE_UNAVAILABLE, Machine.words(e)).raise();
    }
  }

  /** The memory that it works in, to be shared with whoever has code for it. */
  public NativeMemory memory() {
    return machine.memory();
  }

  /** For tests. */
  Marker marker() {
    return marker;
  }

  @Override
  public void register(List<EntrySite> wanted, Deadline deadline) {
    requireOpen(); // also in the middle of a switching, for what is to join it
    StorePlan plan = machine.writer().plan();
    List<PatchPoint> fresh = sites.examine(wanted, plan);
    if (!fresh.isEmpty()) {
      machine.writer().learn();
    }
    List<PatchPoint> moved = fresh.stream().filter(point -> isMoved(point.site())).toList();
    List<PatchPoint> kept = fresh.stream().filter(point -> !isMoved(point.site())).toList();
    try {
      nops(kept, plan, deadline);
      instructions(moved, deadline);
      sites.add(fresh);
    } catch (IOException e) {
      putBackAfter(fresh);
      throw machine.refused(e);
    } catch (DiagnosticException e) {
      putBackAfter(fresh);
      throw e;
    }
  }

  private static boolean isMoved(EntrySite site) {
    return site.kind() == EntrySite.Kind.PROLOGUE;
  }

  /** Makes one instruction of several that do nothing. */
  private void nops(List<PatchPoint> fresh, StorePlan plan, Deadline deadline) throws IOException {
    if (fresh.isEmpty()) {
      return;
    }
    fresh.forEach(point -> point.code().ready(plan));
    write(plan);
    fresh.forEach(point -> point.code().wrote());
    List<AddressRange> within = fresh.stream().map(point -> point.code().within()).toList();
    while (!machine.has(Defect.ENTRY_UNCHECKED) && !yard.unused(within)) {
      if (deadline.passed()) {
        throw Diagnostic.of(
                ProcessErrors.ENTRY_IN_USE,
                machine.symbols().apply(fresh.get(0).site().function().start()))
            .raise();
      }
    }
  }

  /**
   * Makes a jump of instructions that do something and were moved elsewhere: while everybody is
   * parked and nobody stands among them.
   */
  private void instructions(List<PatchPoint> fresh, Deadline deadline) throws IOException {
    if (!fresh.isEmpty()) {
      StorePlan plan = machine.writer().plan();
      fresh.forEach(point -> point.code().ready(plan));
      List<AddressRange> within = fresh.stream().map(point -> point.code().within()).toList();
      StopMachine.store(machine, yard, marker.folder(), within, plan, deadline);
      fresh.forEach(point -> point.code().wrote());
    }
  }

  private void write(StorePlan plan) throws IOException {
    StopMachine.write(machine, yard, marker.folder(), plan);
  }

  private void putBackAfter(List<PatchPoint> points) {
    try {
      putBack(points);
    } catch (IOException e) {
      throw machine.refused(e);
    }
  }

  private void putBack(List<PatchPoint> points) throws IOException {
    StorePlan plan = machine.writer().plan();
    points.forEach(point -> point.code().restore(plan));
    write(plan);
    points.forEach(point -> point.code().wrote());
  }

  /** To the functions' own code first, then to the bytes that were there. */
  private void restore(List<PatchPoint> points) throws IOException {
    StorePlan plan = machine.writer().plan();
    points.forEach(point -> point.code().ready(plan));
    write(plan);
    points.forEach(point -> point.code().wrote());
    putBack(points);
    List<AddressRange> passages = points.stream().map(point -> point.code().passage()).toList();
    if (points.stream().anyMatch(point -> point.code().usesPad()) && yard.unused(passages)) {
      StorePlan pads = machine.writer().plan();
      points.forEach(point -> point.code().restorePad(pads));
      write(pads);
    }
  }

  @Override
  public void forget(List<EntrySite> gone) {
    giveBack(gone.stream().filter(ThreadRedirector::isMoved).toList());
    gone.forEach(sites::remove);
  }

  /**
   * Puts first instructions back that were moved, where they are still as they were left: other
   * entries can stay as they are, since what stands there does nothing.
   */
  private void giveBack(List<EntrySite> moved) {
    if (moved.isEmpty()) {
      return;
    }
    AddressSpace space = AddressSpace.now();
    List<PatchPoint> points =
        sites.all().stream()
            .filter(point -> isMoved(point.site()) && moved.contains(point.site()))
            .filter(point -> point.route().to().isEmpty())
            .filter(point -> space.at(point.site().address()).isPresent())
            .filter(point -> point.code().isAsLeft(machine.writer().plan()))
            .toList();
    putBackAfter(points);
  }

  @Override
  public Switching begin(
      List<Redirector.Switch> switches, Consistency.Model model, Deadline deadline) {
    requireIdle();
    if (switches.isEmpty()) {
      return Settled.already();
    }
    try {
      if (yard.isFull()) {
        yard.sweep();
      }
      current =
          switch (model) {
            case IMMEDIATE -> Settled.immediately(machine, sites, yard, marker.folder(), switches);
            case PER_TASK -> PerTask.begin(machine, sites, yard, marker, switches);
            case STOP_MACHINE ->
                StopMachine.begin(machine, sites, yard, marker.folder(), switches, deadline);
          };
      return current;
    } catch (IOException e) {
      throw machine.refused(e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  private void requireIdle() {
    requireOpen();
    if (current != null && !current.done()) {
      throw new IllegalStateException("a switching is under way");
    }
  }

  @Override
  public boolean unused(List<AddressRange> code) {
    // Whoever is on its way may come to it still: a change at once has proven nothing.
    var ranges = new ArrayList<>(code);
    ranges.addAll(sites.passages());
    yard.contents().forEach(one -> ranges.addAll(one.ranges()));
    try {
      return yard.unused(ranges);
    } catch (IOException e) {
      throw machine.refused(e);
    }
  }

  /**
   * How long the latest change of code took from its first store until every processor saw its
   * last, in nanoseconds: what of a switching happens at once, for measurements.
   */
  public long commitNanos() {
    return machine.writer().commitNanos();
  }

  /**
   * Puts everything back. A signal that a thread has not taken yet keeps the handler: without, it
   * would end the process. What a thread is still in stays mapped: some stubs perhaps, and always
   * the routines, since nothing tells when a thread has left a signal handler's last instruction.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (current != null && !current.done()) {
      current.force();
    }
    closed = true;
    boolean nobodyTrapped;
    boolean nobodyAsked;
    try {
      restore(sites.all());
      sites.clear();
      yard.sweep();
      // Whoever waits in the kernel, or has taken the engine's signal, is past every breakpoint.
      nobodyTrapped = !machine.breakpoints().isInstalled() || yard.unused(List.of());
      nobodyAsked = machine.tasks().signaller().quiet(Deadline.in(QUIET_PATIENCE));
    } catch (IOException e) {
      throw machine.refused(e);
    }
    marker.close();
    machine.writer().close();
    if (nobodyAsked) {
      yard.close();
      machine.close(nobodyTrapped);
    }
  }
}
