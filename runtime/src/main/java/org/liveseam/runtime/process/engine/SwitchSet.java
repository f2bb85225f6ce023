package org.liveseam.runtime.process.engine;

import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.task.ScanBlock;

/**
 * The data that one switching is steered by: its control block and its table of states. The next
 * switching gets another: a thread that was put aside in the middle of a decision would read the
 * state of one with the mode of the other (78 in 1000 mixed calls). Not thread-safe.
 */
final class SwitchSet implements AutoCloseable {
  private final NativeMemory memory;
  private final MappedMemory control;
  private final MappedMemory table;

  private SwitchSet(NativeMemory memory, MappedMemory control, MappedMemory table) {
    this.memory = memory;
    this.control = control;
    this.table = table;
  }

  static SwitchSet create(Machine machine) throws SystemCallException {
    NativeMemory memory = machine.memory();
    boolean shared = machine.has(Defect.SHARED_MEMORY);
    var set =
        new SwitchSet(
            memory,
            memory.map(Layout.Control.SIZE, shared),
            memory.map(Machine.MOST_TASKS, shared));
    memory.putInt(set.control() + Layout.Control.PROCESS, machine.process().id());
    return set;
  }

  /** Makes it as new. No thread may be where it is read. */
  void reset() throws SystemCallException {
    table.clear();
    memory.putLong(control() + Layout.Control.SWITCHED, 0);
    setMode(Layout.Mode.ALL_A);
  }

  long control() {
    return control.address();
  }

  long table() {
    return table.address();
  }

  /** The byte of a task's state. */
  long entry(int task) {
    return table.address() + task;
  }

  int state(int task) {
    return memory.byteAt(entry(task)) & 0xff;
  }

  void setMode(int mode) {
    memory.putInt(control() + Layout.Control.MODE, mode);
  }

  /** What tasks in a pending state look for on their stacks. */
  void setScan(int pending, ScanBlock block) {
    memory.putLong(control() + Layout.Control.SCANS + 8L * (pending & 1), block.address());
  }

  /** How many tasks switched by themselves. */
  long switchedByThemselves() {
    return memory.longAt(control() + Layout.Control.SWITCHED);
  }

  @Override
  public void close() {
    control.close();
    table.close();
  }
}
