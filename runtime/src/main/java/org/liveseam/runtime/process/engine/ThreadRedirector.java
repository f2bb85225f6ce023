package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.process.site.StorePlan;
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
    Machine machine = Machine.open(symbols);
    try {
      return new ThreadRedirector(machine, Marker.open(machine));
    } catch (IOException e) {
      throw Diagnostic.of(ProcessErrors.ENGINE_UNAVAILABLE, Machine.words(e)).raise();
    }
  }

  @Override
  public void register(List<EntrySite> wanted, Deadline deadline) {
    requireIdle();
    StorePlan plan = machine.writer().plan();
    List<PatchPoint> fresh = sites.examine(wanted, plan);
    try {
      fresh.forEach(point -> point.code().ready(plan));
      machine.writer().write(plan);
      fresh.forEach(point -> point.code().wrote());
      List<AddressRange> within = fresh.stream().map(point -> point.code().within()).toList();
      while (!yard.unused(within)) {
        if (deadline.passed()) {
          putBack(fresh);
          throw Diagnostic.of(
                  ProcessErrors.ENTRY_IN_USE,
                  machine.symbols().apply(fresh.get(0).site().function().start()))
              .raise();
        }
      }
      sites.add(fresh);
    } catch (IOException e) {
      throw machine.refused(e);
    }
  }

  private void putBack(List<PatchPoint> points) throws IOException {
    StorePlan plan = machine.writer().plan();
    points.forEach(point -> point.code().restore(plan));
    machine.writer().write(plan);
    points.forEach(point -> point.code().wrote());
  }

  /** To the functions' own code first, then to the bytes that were there. */
  private void restore(List<PatchPoint> points) throws IOException {
    StorePlan plan = machine.writer().plan();
    points.forEach(point -> point.code().ready(plan));
    machine.writer().write(plan);
    points.forEach(point -> point.code().wrote());
    putBack(points);
    List<AddressRange> passages = points.stream().map(point -> point.code().passage()).toList();
    if (points.stream().anyMatch(point -> point.code().usesPad()) && yard.unused(passages)) {
      StorePlan pads = machine.writer().plan();
      points.forEach(point -> point.code().restorePad(pads));
      machine.writer().write(pads);
    }
  }

  @Override
  public void forget(List<EntrySite> gone) {
    gone.forEach(sites::remove);
  }

  @Override
  public Switching begin(
      List<Redirector.Switch> switches, Consistency.Model model, Deadline deadline) {
    requireIdle();
    try {
      if (yard.isFull()) {
        yard.sweep();
      }
      current =
          switch (model) {
            case IMMEDIATE -> Settled.immediately(machine, sites, switches);
            case PER_TASK -> PerTask.begin(machine, sites, yard, marker, switches);
            case STOP_MACHINE ->
                StopMachine.begin(machine, sites, yard, marker.folder(), switches, deadline);
          };
      return current;
    } catch (IOException e) {
      throw machine.refused(e);
    }
  }

  private void requireIdle() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (current != null && !current.done()) {
      throw new IllegalStateException("a switching is under way");
    }
  }

  @Override
  public boolean unused(List<AddressRange> code) {
    try {
      return yard.unused(code);
    } catch (IOException e) {
      throw machine.refused(e);
    }
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
    try {
      restore(sites.all());
      sites.clear();
      yard.sweep();
    } catch (IOException e) {
      throw machine.refused(e);
    }
    marker.close();
    if (machine.tasks().signaller().quiet(Deadline.in(QUIET_PATIENCE))) {
      yard.close();
      machine.close();
    }
  }
}
