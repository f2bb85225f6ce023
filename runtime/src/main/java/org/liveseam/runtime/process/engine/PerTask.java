package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.code.Layout.Mode;
import org.liveseam.runtime.process.code.Layout.State;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.process.site.StorePlan;
import org.liveseam.runtime.process.task.Ranges;
import org.liveseam.runtime.process.task.ScanBlock;
import org.liveseam.runtime.process.task.Task;
import org.liveseam.runtime.process.task.Verdict;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * Each thread switches when none of the functions it leaves is on its stack.
 *
 * <pre>
 *   sites ► stubs, all to A
 *   hold: every thread is marked PENDING_A, those born later are B by not being listed
 *   each thread: by itself when it enters a stub with a clear stack
 *                by poll(): while it waits in the kernel, or late by a signal
 *   none left: all to B; sites ► steady state
 *   reverse(): hold again; B and unlisted become PENDING_B, PENDING_A becomes A
 * </pre>
 *
 * <p>A blocked thread is held before its place is read: it may wake meanwhile, but whatever it then
 * calls waits until the engine has made up its mind. Only compare-and-set changes a state that
 * somebody else may change.
 */
final class PerTask implements Switching {
  /** For threads to stop while entries are changed that take that; it is tried again. */
  private static final Duration PARKING = Duration.ofMillis(500);

  private final Machine machine;
  private final SiteTable sites;
  private final Yard yard;
  private final Marker marker;
  private final SwitchSet set;
  private final List<Move> moves;
  private final List<Stubs> stubs = new ArrayList<>();
  private final List<Retired> stale;
  private final List<ScanBlock> scans = new ArrayList<>();
  private final PendingTasks pending;
  private final Blockers blockers;

  /** 0 while it goes from A to B, 1 on the way back. */
  private int from;

  private boolean reversed;
  private boolean done;

  private PerTask(
      Machine machine, SiteTable sites, Yard yard, Marker marker, SwitchSet set, List<Move> moves) {
    this.machine = machine;
    this.sites = sites;
    this.yard = yard;
    this.marker = marker;
    this.set = set;
    this.moves = new ArrayList<>(moves);
    this.blockers = new Blockers(machine.symbols());
    this.pending = new PendingTasks(machine, set);
    this.stale = machine.has(Defect.SHARED_SETS) ? List.of() : yard.contents();
  }

  static PerTask begin(
      Machine machine, SiteTable sites, Yard yard, Marker marker, List<Switch> switches)
      throws IOException {
    List<Move> moves = sites.moves(switches);
    var switching = new PerTask(machine, sites, yard, marker, yard.take(), moves);
    switching.start();
    return switching;
  }

  private void start() throws IOException {
    try {
      enter(moves);
    } catch (IOException | RuntimeException e) {
      sites.drop(moves);
      scans.forEach(ScanBlock::close);
      yard.returningNow(set);
      throw e;
    }
    if (!mark(List.of(pair(State.NONE, State.PENDING_A)), Mode.FORWARD, Mode.ALL_A)) {
      giveUp();
      throw Diagnostic.of(TransitionErrors.TASKS_UNSETTLED).raise();
    }
  }

  /** Back to where calls went, which they already do, by way of the stubs. */
  private void giveUp() throws IOException {
    try {
      finishNow(0);
    } catch (IOException | RuntimeException e) {
      // The entries lead to the stubs for ever: nothing of them may be given back.
      sites.drop(moves);
      yard.add(new Retired(passages(), List.of()));
      throw e;
    }
  }

  private static int[] pair(int from, int to) {
    return new int[] {from, to};
  }

  /** Sends calls of functions through stubs. */
  private void enter(List<Move> entering) throws IOException {
    StorePlan plan = machine.writer().plan();
    sites.verify(entering, plan);
    AddressSpace space = AddressSpace.now();
    Stubs made = Stubs.build(machine, set, entering, space);
    stubs.add(made);
    try {
      look(space);
      for (Move move : entering) {
        move.point().code().point(plan, made.stub(move.point()));
      }
      StopMachine.write(machine, yard, marker.folder(), plan);
    } catch (IOException | RuntimeException e) {
      stubs.remove(made);
      made.close();
      throw e;
    }
    PatchPoint.wrote(entering);
  }

  /** Says anew what is to be looked for on stacks, for both directions. */
  private void look(AddressSpace space) throws SystemCallException {
    for (int side = 0; side < 2; side++) {
      ScanBlock block =
          ScanBlock.of(machine.memory(), Ranges.of(inside(side)), space, machine.process().id());
      scans.add(block);
      set.setScan(State.PENDING_A + side, block);
    }
  }

  /** Threads may have been born on stacks that were not mapped before. */
  private void lookAgain() throws SystemCallException {
    AddressSpace now = AddressSpace.now();
    if (!Arrays.equals(now.stacks(), scan().space().stacks())) {
      look(now);
    }
  }

  /** Where a thread stands that cannot leave a side yet. */
  private List<AddressRange> inside(int side) {
    List<AddressRange> ranges = PatchPoint.ranges(moves, side, machine);
    stubs.forEach(one -> ranges.addAll(one.deciding()));
    stale.forEach(one -> ranges.addAll(one.ranges()));
    return ranges;
  }

  private ScanBlock scan() {
    return scans.get(scans.size() - 2 + from);
  }

  private int pendingState() {
    return State.PENDING_A + from;
  }

  private boolean mark(List<int[]> changes, int mode, int fallback) {
    Optional<List<Task>> tasks = marker.mark(set, new Marker.Change(changes, mode, fallback));
    pending.restart(pendingState(), tasks.orElse(List.of()));
    return tasks.isPresent();
  }

  @Override
  public List<Blocker> poll() {
    if (done) {
      return List.of();
    }
    try {
      if (pending.isOnOtherStack()) {
        lookAgain();
      }
      pending.pass(scan());
      if (pending.isEmpty()) {
        Optional<Map<Task, Verdict>> left = finish(1 - from, true, PARKING);
        return left.isEmpty() ? List.of() : blockers.describe(left.get());
      }
      return blockers.describe(pending.verdicts());
    } catch (IOException e) {
      throw machine.refused(e);
    }
  }

  @Override
  public boolean done() {
    return done;
  }

  /** Where threads decide, for tests that stop one there. */
  List<AddressRange> deciding() {
    return stubs.stream().flatMap(one -> one.deciding().stream()).toList();
  }

  @Override
  public void reverse() {
    requireOpen();
    machine.tasks().signaller().abandon();
    try {
      lookAgain();
    } catch (SystemCallException e) {
      throw machine.refused(e);
    }
    int back = 1 - from;
    int leaves = State.PENDING_A + back;
    int settled = State.target(leaves ^ 1);
    var changes =
        List.of(pair(State.NONE, leaves), pair(settled, leaves), pair(pendingState(), settled ^ 1));
    // Who has not left yet is settled without a look, and may be in what is stale.
    reversed = true;
    int before = from;
    from = back;
    if (!mark(changes, mode(from), mode(before))) {
      from = before;
      goOnAsBefore();
      throw Diagnostic.of(TransitionErrors.TASKS_UNSETTLED).raise();
    }
  }

  private static int mode(int from) {
    return from == 0 ? Mode.FORWARD : Mode.BACK;
  }

  /**
   * Undoes a change of states that was not finished. Threads go on meanwhile: those that were to go
   * back may have left the new side by themselves, and have to come again.
   */
  private void goOnAsBefore() {
    int leaves = State.PENDING_A + 1 - from;
    int settled = State.target(pendingState());
    byte[] states = machine.memory().bytes(set.table(), Machine.MOST_TASKS);
    var known = new ArrayList<Task>();
    for (int id = 0; id < states.length; id++) {
      if (states[id] != State.NONE) {
        machine.routines().compareAndSet(set.entry(id), leaves, settled);
        machine.routines().compareAndSet(set.entry(id), settled ^ 1, pendingState());
        known.add(new Task(id));
      }
    }
    pending.restart(pendingState(), known);
  }

  @Override
  public void force() {
    requireOpen();
    try {
      finishNow(1 - from);
    } catch (IOException e) {
      throw machine.refused(e);
    }
  }

  @Override
  public void join(List<Switch> switches) {
    requireOpen();
    List<Move> joining = sites.moves(switches);
    // Whoever has not answered yet would not look for the new ones.
    machine.tasks().signaller().abandon();
    moves.addAll(joining);
    try {
      enter(joining);
    } catch (IOException e) {
      leaveOut(joining);
      throw machine.refused(e);
    } catch (RuntimeException e) {
      leaveOut(joining);
      throw e;
    }
  }

  private void leaveOut(List<Move> joining) {
    moves.removeAll(joining);
    sites.drop(joining);
  }

  private void requireOpen() {
    if (done) {
      throw new IllegalStateException("the switching is over");
    }
  }

  /**
   * Ends it with all calls on one side.
   *
   * @param proven whether every thread is on that side, and was seen outside of all that is stale
   * @return who could not be parked, if entries have to be changed that take that: it is not over,
   *     and nothing has changed
   */
  private Optional<Map<Task, Verdict>> finish(int side, boolean proven, Duration patience)
      throws IOException {
    machine.tasks().signaller().abandon();
    StorePlan plan = machine.writer().plan();
    for (Move move : moves) {
      move.point().write(move.side(side), plan);
    }
    Optional<Map<Task, Verdict>> left =
        StopMachine.tryWrite(machine, yard, marker.folder(), plan, patience);
    if (left.isPresent()) {
      return left;
    }
    // Not before: who stays where a refused end found it must not be on the other side already.
    set.setMode(side == 0 ? Mode.ALL_A : Mode.ALL_B);
    PatchPoint.wrote(moves);
    pending.clear();
    done = true;
    sites.settle(moves, side);
    if (proven && !reversed) {
      yard.release(stale);
    }
    var resources = new ArrayList<AutoCloseable>(scans);
    stubs.forEach(one -> resources.addAll(one.memory()));
    resources.add(yard.returning(set));
    yard.add(new Retired(passages(), resources));
    return Optional.empty();
  }

  /** Where a thread stands that is on its way through the stubs. */
  private List<AddressRange> passages() {
    var ranges = new ArrayList<>(PatchPoint.pads(moves.stream().map(Move::point).toList()));
    stubs.forEach(one -> ranges.addAll(one.code()));
    return ranges;
  }

  /** The same, where there is no later. */
  private void finishNow(int side) throws IOException {
    Optional<Map<Task, Verdict>> left = finish(side, false, StopMachine.PATIENCE);
    if (left.isPresent()) {
      throw StopMachine.notParked(machine, moves.get(0).point().site().address(), left.get());
    }
  }
}
