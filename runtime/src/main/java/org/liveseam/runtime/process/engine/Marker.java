package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.os.Descriptor;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.task.Task;

/** Lists all tasks and gives each a state while nobody decides. Not thread-safe. */
final class Marker implements AutoCloseable {
  private static final int BUFFER_SIZE = 1 << 16;
  private static final int ROOM = 1 << 17;
  private static final int PASSES = 500;
  private static final int STATES = 16;

  private final Machine machine;
  private final Descriptor folder;
  private final Descriptor newest;
  private final MappedMemory block;
  private int passes = PASSES;

  private Marker(Machine machine, Descriptor folder, Descriptor newest, MappedMemory block) {
    this.machine = machine;
    this.folder = folder;
    this.newest = newest;
    this.block = block;
  }

  static Marker open(Machine machine) throws IOException {
    Posix posix = Posix.load();
    Descriptor folder = posix.open(Path.of("/proc/self/task"), Posix.Mode.READ_NOW);
    Descriptor newest = posix.open(Path.of("/proc/loadavg"), Posix.Mode.READ_NOW);
    MappedMemory block =
        machine.memory().map(Layout.Mark.SIZE + BUFFER_SIZE + (long) Integer.BYTES * ROOM);
    return new Marker(machine, folder, newest, block);
  }

  /**
   * How states change: from the first of each pair to the second, others stay.
   *
   * @param mode what comes after
   * @param fallback the mode if it cannot be done
   */
  record Change(List<int[]> pairs, int mode, int fallback) {}

  /**
   * Does it.
   *
   * @return the tasks whose state changed; empty if they came and went too fast
   */
  Optional<List<Task>> mark(SwitchSet set, Change change) {
    NativeMemory memory = machine.memory();
    long at = block.address();
    byte[] map = new byte[STATES];
    for (int i = 0; i < STATES; i++) {
      map[i] = (byte) i;
    }
    for (int[] pair : change.pairs()) {
      map[pair[0]] = (byte) pair[1];
    }
    long buffer = at + Layout.Mark.SIZE;
    long tasks = buffer + BUFFER_SIZE;
    memory.putLong(at + Layout.Mark.CONTROL, set.control());
    memory.putInt(at + Layout.Mark.NEXT_MODE, change.mode());
    memory.putInt(at + Layout.Mark.FALLBACK_MODE, change.fallback());
    memory.putLong(at + Layout.Mark.DIRECTORY, folder.number());
    memory.putLong(at + Layout.Mark.NEWEST, newest.number());
    memory.putLong(at + Layout.Mark.BUFFER, buffer);
    memory.putLong(at + Layout.Mark.BUFFER_SIZE, BUFFER_SIZE);
    memory.putLong(at + Layout.Mark.TABLE, set.table());
    memory.put(at + Layout.Mark.MAP, map);
    memory.putLong(at + Layout.Mark.TASKS, tasks);
    memory.putLong(at + Layout.Mark.ROOM, ROOM);
    memory.putLong(at + Layout.Mark.COUNT, 0);
    memory.putLong(at + Layout.Mark.PASSES, passes);
    if (!machine.routines().mark(at)) {
      return Optional.empty();
    }
    var changed = new ArrayList<Task>();
    for (int id : memory.ints(tasks, (int) memory.longAt(at + Layout.Mark.COUNT))) {
      changed.add(new Task(id));
    }
    return Optional.of(changed);
  }

  /** How many listings it may take; for tests, which need one that fails. */
  void passes(int most) {
    passes = most;
  }

  /** The folder of the tasks, open. */
  Descriptor folder() {
    return folder;
  }

  @Override
  public void close() {
    folder.close();
    newest.close();
    block.close();
  }
}
