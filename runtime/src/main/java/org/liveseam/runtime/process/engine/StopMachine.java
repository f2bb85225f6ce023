package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.os.Descriptor;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.Signals;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.process.site.SiteWriter;
import org.liveseam.runtime.process.site.SiteWriter.Prepared;
import org.liveseam.runtime.process.site.StorePlan;
import org.liveseam.runtime.process.task.Ranges;
import org.liveseam.runtime.process.task.ScanBlock;
import org.liveseam.runtime.process.task.Signaller;
import org.liveseam.runtime.process.task.Task;
import org.liveseam.runtime.process.task.Tasks;
import org.liveseam.runtime.process.task.Verdict;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * Stores while every other thread is parked in the signal handler and none is inside what changes;
 * tries again while one is, until the deadline. The parking, the looking and the storing are one
 * generated routine.
 */
final class StopMachine {
  private static final int BUFFER_SIZE = 1 << 15;
  private static final int INFORMATION_SIZE = 128;
  private static final int MOST_ATTEMPTS = 4000;
  private static final Duration ATTEMPT = Duration.ofMillis(500);
  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long FIRST_PAUSE_NANOS = 50_000;
  private static final long LONGEST_PAUSE_NANOS = 5_000_000;

  private final Machine machine;
  private final Descriptor folder;
  private final List<ScanBlock> blocks = new ArrayList<>();
  private final Prepared stores;
  private final Deadline deadline;
  private final MappedMemory memory;
  private final SwitchSet known;
  private final Map<Task, Verdict> left = new LinkedHashMap<>();

  /** Who stood in the way, of the last attempt that had the time to find out. */
  private Map<Task, Verdict> reasons = Map.of();

  private StopMachine(
      Machine machine,
      Descriptor folder,
      ScanBlock block,
      Prepared stores,
      Deadline deadline,
      MappedMemory memory,
      SwitchSet known) {
    this.machine = machine;
    this.folder = folder;
    this.blocks.add(block);
    this.stores = stores;
    this.deadline = deadline;
    this.memory = memory;
    this.known = known;
  }

  /** A whole switching. */
  static Switching begin(
      Machine machine,
      SiteTable sites,
      Yard yard,
      Descriptor folder,
      List<Switch> switches,
      Deadline deadline)
      throws IOException {
    List<Move> moves = sites.moves(switches);
    try {
      StorePlan plan = machine.writer().plan();
      sites.verify(moves, plan);
      List<AddressRange> inside = PatchPoint.ranges(moves, 0, machine);
      moves.forEach(move -> move.point().write(move.b(), plan));
      store(machine, yard, folder, inside, plan, deadline);
      PatchPoint.wrote(moves);
    } catch (IOException | RuntimeException e) {
      sites.drop(moves);
      throw e;
    }
    sites.settle(moves, 1);
    return Settled.already();
  }

  /**
   * Carries out a plan of single instructions in the midst of running threads. Those that cross a
   * line of the cache take breakpoints, and a breakpoint ends a thread that has SIGTRAP blocked, as
   * a thread may at any time: so all are parked meanwhile. What is left to run into the breakpoints
   * is no thread of this process but has its memory: a child of vfork(2).
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException E1157 with nothing stored
   */
  static void write(Machine machine, Yard yard, Descriptor folder, StorePlan plan)
      throws IOException {
    Optional<Map<Task, Verdict>> left = tryWrite(machine, yard, folder, plan, PATIENCE);
    if (left.isPresent()) {
      throw notParked(machine, plan.breakpoints()[0], left.get());
    }
  }

  /** The same, once; who could not be parked if it has not been done. */
  static Optional<Map<Task, Verdict>> tryWrite(
      Machine machine, Yard yard, Descriptor folder, StorePlan plan, Duration patience)
      throws IOException {
    if (!plan.needsBreakpoints()
        || machine.has(Defect.NOT_PARKED)
        || machine.has(Defect.NO_BREAKPOINTS)) {
      machine.writer().write(plan);
      return Optional.empty();
    }
    SiteWriter.refuseTraced(plan);
    return tryStore(machine, yard, folder, List.of(), plan, Deadline.in(patience));
  }

  static DiagnosticException notParked(Machine machine, long address, Map<Task, Verdict> left)
      throws IOException {
    String where = machine.symbols().apply(address);
    return withNotes(machine, Diagnostic.of(ProcessErrors.ENTRY_CROSSES, where), left);
  }

  private static DiagnosticException withNotes(
      Machine machine, Diagnostic failure, Map<Task, Verdict> left) throws IOException {
    Diagnostic noted = failure;
    for (Blocker blocker : new Blockers(machine.symbols()).describe(left)) {
      noted = noted.note(blocker.toString());
    }
    return noted.raise();
  }

  /**
   * Stores while all others are parked and nobody is in these ranges.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException E3050 with nothing stored
   */
  static void store(
      Machine machine,
      Yard yard,
      Descriptor folder,
      List<AddressRange> inside,
      StorePlan plan,
      Deadline deadline)
      throws IOException {
    Optional<Map<Task, Verdict>> left = tryStore(machine, yard, folder, inside, plan, deadline);
    if (left.isPresent()) {
      var failure = Diagnostic.of(TransitionErrors.NOT_STOPPED, words(deadline.length()));
      throw withNotes(machine, failure, left.get());
    }
  }

  private static Optional<Map<Task, Verdict>> tryStore(
      Machine machine,
      Yard yard,
      Descriptor folder,
      List<AddressRange> inside,
      StorePlan plan,
      Deadline deadline)
      throws IOException {
    List<Retired> stale = yard.contents();
    var ranges = new ArrayList<>(inside);
    stale.forEach(one -> ranges.addAll(one.ranges()));
    var block =
        ScanBlock.of(
            machine.memory(), Ranges.of(ranges), AddressSpace.now(), machine.process().id());
    SwitchSet known = yard.take();
    MappedMemory memory = machine.memory().map(BUFFER_SIZE + (1L << 22));
    Prepared stores;
    try {
      stores = machine.writer().prepare(plan);
    } catch (IOException | RuntimeException e) {
      memory.close();
      block.close();
      yard.returningNow(known);
      throw e;
    }
    var stop = new StopMachine(machine, folder, block, stores, deadline, memory, known);
    try {
      if (!stop.untilDone()) {
        return Optional.of(stop.reasons);
      }
      yard.release(stale);
      return Optional.empty();
    } finally {
      stop.stores.close();
      yard.returningNow(known);
      var resources = new ArrayList<AutoCloseable>(stop.blocks);
      resources.add(memory);
      yard.add(new Retired(List.of(), resources));
    }
  }

  private boolean untilDone() throws IOException {
    long pause = FIRST_PAUSE_NANOS;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (attempt(attempt)) {
        return true;
      }
      remember();
      lookAgain();
      if (deadline.passed()) {
        break;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
    return false;
  }

  /** Threads may have been born on stacks that were not mapped before. */
  private void lookAgain() throws SystemCallException {
    AddressSpace now = AddressSpace.now();
    if (left.values().stream().anyMatch(v -> v.kind() == Verdict.Kind.OTHER_STACK)
        && !Arrays.equals(now.stacks(), block().space().stacks())) {
      blocks.add(ScanBlock.of(machine.memory(), block().ranges(), now, machine.process().id()));
    }
  }

  private ScanBlock block() {
    return blocks.get(blocks.size() - 1);
  }

  /** In the last moments before the deadline threads have no time to answer: that tells nothing. */
  private void remember() {
    var answered = new LinkedHashMap<>(left);
    answered.values().removeIf(verdict -> verdict.kind() == Verdict.Kind.NO_ANSWER);
    if (!answered.isEmpty()) {
      reasons = answered;
    } else if (reasons.isEmpty()) {
      reasons = new LinkedHashMap<>(left);
    }
  }

  private static String words(Duration length) {
    return length.toMillis() + " ms";
  }

  private boolean attempt(int number) throws IOException {
    Signaller signaller = machine.tasks().signaller();
    // Whoever was parked before and has not gone on yet would seem to block the signal.
    left.clear();
    if (!signaller.quiet(Deadline.in(ATTEMPT))) {
      signaller.unanswered().forEach(task -> left.put(task, Verdict.NO_ANSWER));
      return false;
    }
    signaller.requireHandler();
    known.reset();
    long park = memory.address() + Layout.Stop.SIZE + INFORMATION_SIZE + 8L * number;
    var slots = new LinkedHashMap<Task, Long>();
    try {
      lease(slots, park);
      return left.isEmpty() && run(slots, park);
    } finally {
      slots.values().forEach(signaller::giveBack);
    }
  }

  /** A slot for each thread that can be parked; who cannot be is left. */
  private void lease(Map<Task, Long> slots, long park) throws IOException {
    Signaller signaller = machine.tasks().signaller();
    int own = machine.process().threadId();
    for (Task task : Tasks.all()) {
      machine.memory().putByte(known.entry(task.id()), (byte) 1);
      if (task.id() == own || task.hasNoStack()) {
        continue;
      }
      if (signaller.blocked(task)) {
        if (task.isAlive()) {
          left.put(task, Verdict.SIGNAL_BLOCKED);
        }
        continue;
      }
      OptionalLong slot = signaller.lease(task, block(), park);
      if (slot.isEmpty()) {
        left.put(task, Verdict.RUNNING);
      } else {
        slots.put(task, slot.getAsLong());
      }
    }
  }

  private boolean run(Map<Task, Long> slots, long park) throws SystemCallException {
    NativeMemory data = machine.memory();
    long at = memory.address();
    int process = machine.process().id();
    Signaller signaller = machine.tasks().signaller();
    long information = at + Layout.Stop.SIZE;
    long buffer = information + INFORMATION_SIZE + 8L * MOST_ATTEMPTS;
    long tasks = buffer + BUFFER_SIZE;
    long[] pairs = new long[2 * slots.size()];
    int i = 0;
    for (Map.Entry<Task, Long> one : slots.entrySet()) {
      pairs[i++] = one.getKey().id();
      pairs[i++] = one.getValue();
    }
    if (pairs.length > 0) {
      data.put(tasks, pairs);
    }
    data.put(information, Signals.information(signaller.signal(), process, 0));
    data.putInt(park, 0);
    data.putLong(at + Layout.Stop.TASKS, tasks);
    data.putLong(at + Layout.Stop.COUNT, slots.size());
    data.putLong(at + Layout.Stop.SCAN, block().address());
    data.putLong(at + Layout.Stop.INFORMATION, information);
    data.putLong(at + Layout.Stop.SIGNAL, signaller.signal());
    data.putLong(at + Layout.Stop.PROCESS, process);
    data.putLong(at + Layout.Stop.PARK, park);
    data.putLong(at + Layout.Stop.STORES, stores.stores());
    data.putLong(at + Layout.Stop.STORE_COUNT, stores.count());
    data.putLong(at + Layout.Stop.DIRECTORY, folder.number());
    data.putLong(at + Layout.Stop.BUFFER, buffer);
    data.putLong(at + Layout.Stop.BUFFER_SIZE, BUFFER_SIZE);
    data.putLong(at + Layout.Stop.KNOWN, known.table());
    long patience = Math.min(ATTEMPT.toNanos(), deadline.left().toNanos());
    data.putLong(at + Layout.Stop.DEADLINE, System.nanoTime() + patience);
    int result = machine.routines().stop(at);
    if (machine.has(Defect.JAVA_WHILE_PARKED)) {
      System.gc();
      data.putLong(at + Layout.Stop.COUNT, 0);
      data.putLong(at + Layout.Stop.STORE_COUNT, 0);
      machine.routines().stop(at);
    }
    if (result == Layout.Stop.NOT_SENT) {
      throw Signals.notSent((int) -data.longAt(at + Layout.Stop.ERROR));
    }
    if (result == Layout.Stop.FAILED) {
      throw new IllegalStateException("a system call failed while threads were parked");
    }
    if (result != Layout.Stop.DONE) {
      slots.forEach((task, slot) -> noteWho(task, signaller.seen(slot)));
    }
    return result == Layout.Stop.DONE;
  }

  private void noteWho(Task task, Verdict verdict) {
    if (!verdict.isClear() && task.isAlive()) {
      left.put(task, verdict);
    }
  }
}
