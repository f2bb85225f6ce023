package org.liveseam.runtime.process.engine;

import java.io.IOException;
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
      List<AddressRange> within = fresh.stream().map(point -> point.code().within()).toList();
      while (!yard.unused(within)) {
        if (deadline.passed()) {
          restore(fresh);
          throw Diagnostic.of(
                  ProcessErrors.ENTRY_IN_USE,
                  machine.symbols().apply(fresh.get(0).site().function().start()))
              .raise();
        }
      }
      sites.add(fresh);
    } catch (IOException e) {
      throw Machine.refused(e);
    }
  }

  private void restore(List<PatchPoint> points) throws IOException {
    StorePlan plan = machine.writer().plan();
    points.forEach(point -> point.code().restore(plan));
    machine.writer().write(plan);
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
      yard.sweep();
      current =
          switch (model) {
            case IMMEDIATE -> Immediate.begin(machine, sites, switches);
            case PER_TASK -> PerTask.begin(machine, sites, yard, marker, switches);
            case STOP_MACHINE -> throw new UnsupportedOperationException();
          };
      return current;
    } catch (IOException e) {
      throw Machine.refused(e);
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
      throw Machine.refused(e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
