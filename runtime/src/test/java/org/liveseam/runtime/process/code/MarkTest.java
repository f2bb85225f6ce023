package org.liveseam.runtime.process.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.os.Descriptor;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.os.ThisProcess;

/** The listing of tasks, with a wrong idea of which are young. */
final class MarkTest {
  private static final int BUFFER_SIZE = 1 << 16;
  private static final int ROOM = 1 << 12;
  private static final int MOST_TASKS = 1 << 22;
  private static final int FOUND = 16;

  @TempDir Path folder;

  @Test
  void everyTaskCountsInTheFirstTwoListings() throws Exception {
    ThisProcess process = ThisProcess.load();
    process.registerBarriers();
    NativeMemory memory = process.memory();
    Posix posix = Posix.load();
    Path newest = Files.writeString(folder.resolve("loadavg"), "0.10 0.10 0.10 1/100 1\n");
    try (MappedMemory block =
            memory.map(Layout.Mark.SIZE + BUFFER_SIZE + (long) Integer.BYTES * ROOM);
        MappedMemory table = memory.map(MOST_TASKS);
        MappedMemory control = memory.map(Layout.Control.SIZE);
        MappedMemory slots = memory.map(Layout.Slot.SIZE);
        Routines routines =
            Routines.load(
                memory, process.id(), slots, process.threadIdOffset().orElseThrow(), Set.of());
        Descriptor tasks = posix.open(Path.of("/proc/self/task"), Posix.Mode.READ_NOW);
        Descriptor loadavg = posix.open(newest, Posix.Mode.READ_NOW)) {
      long at = block.address();
      memory.putLong(at + Layout.Mark.CONTROL, control.address());
      memory.putInt(at + Layout.Mark.NEXT_MODE, Layout.Mode.FORWARD);
      memory.putLong(at + Layout.Mark.DIRECTORY, tasks.number());
      memory.putLong(at + Layout.Mark.NEWEST, loadavg.number());
      memory.putLong(at + Layout.Mark.BUFFER, at + Layout.Mark.SIZE);
      memory.putLong(at + Layout.Mark.BUFFER_SIZE, BUFFER_SIZE);
      memory.putLong(at + Layout.Mark.TABLE, table.address());
      memory.putLong(at + Layout.Mark.TASKS, at + Layout.Mark.SIZE + BUFFER_SIZE);
      memory.putLong(at + Layout.Mark.ROOM, ROOM);
      memory.putLong(at + Layout.Mark.PASSES, FOUND);
      byte[] onwards = new byte[FOUND];
      for (int i = 0; i < FOUND; i++) {
        onwards[i] = (byte) Math.min(i + 1, FOUND - 1);
      }
      memory.put(at + Layout.Mark.MAP, onwards);
      assertTrue(routines.mark(at));
      assertEquals(3, memory.byteAt(table.address() + process.threadId()), "listings");
      assertEquals(Layout.Mode.FORWARD, memory.intAt(control.address() + Layout.Control.MODE));
    }
  }
}
