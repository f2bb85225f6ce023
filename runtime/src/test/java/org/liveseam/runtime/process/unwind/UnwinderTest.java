package org.liveseam.runtime.process.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/** Stacks of this process, compared with what glibc says about them. */
final class UnwinderTest {
  @TempDir Path folder;

  private static Unwinder unwinder() throws Exception {
    return new Unwinder(LoadedObjects.open().list(), OwnMemory.load());
  }

  private static List<Long> callers(Unwinding found) {
    return found.frames().stream().skip(1).map(Frame::pc).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-fomit-frame-pointer", "-fno-omit-frame-pointer", "-O0"})
  void aThreadOfCIsFollowedToItsStart(String flag) throws Exception {
    Snapshots snapshots = Snapshots.build(folder, flag);
    snapshots.call("in_thread", 0);
    Unwinder unwinder = unwinder();
    Unwinding found = unwinder.unwind(snapshots.registers(), snapshots.stack());
    assertEquals(Optional.empty(), found.unreliable());
    assertTrue(found.complete());
    List<Long> trace = snapshots.backtrace();
    assertTrue(trace.size() >= 26, "only " + trace.size());
    assertEquals(trace.subList(1, trace.size()), callers(found));
    assertTrue(unwinder.describe(found.frames().get(0)).startsWith("capture+0x"));
    assertTrue(unwinder.describe(found.frames().get(2)).startsWith("variable+0x"));
    assertTrue(unwinder.describe(found.frames().get(24)).startsWith("thread+0x"));
  }

  @Test
  void aSignalsFrameIsOneOfThem() throws Exception {
    Snapshots snapshots = Snapshots.build(folder);
    snapshots.call("in_thread", 1);
    Unwinding found = unwinder().unwind(snapshots.registers(), snapshots.stack());
    assertEquals(Optional.empty(), found.unreliable());
    List<Long> trace = snapshots.backtrace();
    assertEquals(trace.subList(1, trace.size()), callers(found));
    List<Frame> frames = found.frames();
    assertEquals(2, frames.stream().filter(f -> !f.returnsTo()).count(), "innermost, interrupted");
  }

  /** All that is known of it is what the kernel tells, and its stack. */
  @Test
  void aBlockedThreadIsFollowedFromOutside() throws Exception {
    Snapshots snapshots = Snapshots.build(folder);
    int id = snapshots.answer("block");
    String[] words = systemCall(id);
    long sp = Long.decode(words[words.length - 2]);
    long pc = Long.decode(words[words.length - 1]);
    OwnMemory memory = OwnMemory.load();
    StackMemory stack = StackMemory.of(sp, memory.readUpTo(sp, 16384));
    Unwinder unwinder = unwinder();
    Unwinding found = unwinder.unwind(Registers.of(pc, sp), stack);
    snapshots.call("release");
    assertEquals(Optional.empty(), found.unreliable());
    List<String> names =
        found.frames().stream()
            .map(unwinder::describe)
            .map(n -> n.replaceAll("\\+.*", ""))
            .toList();
    assertEquals(11, names.stream().filter("wait_deep"::equals).count(), names.toString());
    assertTrue(names.contains("wait_thread"), names.toString());
    LoadedObject library = LoadedObjects.open().find(snapshots.name()).orElseThrow();
    List<AddressRange> waits = library.code(library.functions("wait_thread").get(0));
    Frame inside = found.inside(waits).orElseThrow();
    String where = unwinder.describe(found, inside);
    assertTrue(where.matches("wait_thread\\+0x\\w+, called from \\S+\\+0x\\w+"), where);
    assertEquals(Optional.empty(), found.inside(library.code(library.functions("here").get(0))));
  }

  private static String[] systemCall(int thread) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < end) {
      String text = Files.readString(Path.of("/proc/self/task/" + thread + "/syscall")).strip();
      if (text.startsWith("0 ")) {
        return text.split(" ");
      }
      Thread.sleep(5);
    }
    throw new AssertionError("does not block in read");
  }

  @Test
  void javaFramesEndIt() throws Exception {
    Snapshots snapshots = Snapshots.build(folder);
    snapshots.call("here");
    Unwinding found = unwinder().unwind(snapshots.registers(), snapshots.stack());
    assertFalse(found.complete());
    String why = found.unreliable().orElseThrow();
    assertTrue(why.endsWith("is in no loaded object: code that the JVM made while running"), why);
    List<Long> trace = snapshots.backtrace();
    List<Long> callers = callers(found);
    assertTrue(callers.size() >= 9, callers.toString());
    int common = Math.min(trace.size() - 1, callers.size());
    assertEquals(trace.subList(1, common + 1), callers.subList(0, common));
    assertEquals(found.frames().get(callers.size()).sp(), found.accounted());
  }

  @Test
  void whatIsNotKnownIsNotGuessed() throws Exception {
    Snapshots snapshots = Snapshots.build(folder);
    snapshots.call("in_thread", 0);
    Unwinder unwinder = unwinder();
    // Of a blocked thread only pc and sp are known, and variable() counts its frame from rbp.
    Frame variable = unwinder.unwind(snapshots.registers(), snapshots.stack()).frames().get(2);
    Registers blocked = Registers.of(variable.pc(), variable.sp());
    Unwinding stuck = unwinder.unwind(blocked, snapshots.stack());
    assertEquals(Optional.of("the frame counts from rbp, which is not known"), stuck.unreliable());
    assertTrue(unwinder.describe(stuck.frames().get(0)).startsWith("variable+0x"));
    assertEquals(variable.sp(), stuck.accounted());
    Unwinding cut =
        unwinder.unwind(snapshots.registers(), address -> java.util.OptionalLong.empty());
    assertEquals(
        Optional.of("the return address is not on the stack that was given"), cut.unreliable());
    Unwinding nowhere = unwinder.unwind(Registers.of(1, 4096), snapshots.stack());
    assertTrue(nowhere.unreliable().orElseThrow().startsWith("0x1 is in no loaded object"));
    assertEquals("0x1", unwinder.describe(1));
  }

  /** Between its jump and its push, a PLT entry's frame is told by an expression. */
  @Test
  void linkageTables() throws Exception {
    Snapshots snapshots = Snapshots.build(folder, "-Wl,-z,lazy");
    LoadedObjects objects = LoadedObjects.open();
    LoadedObject library = objects.find(snapshots.name()).orElseThrow();
    Elf elf = Elf.of(Bytes.of(Files.readAllBytes(library.path())));
    Section plt = elf.section(".plt").orElseThrow();
    long caller = library.functions("leaf").get(0).address() + 1;
    Unwinder unwinder = new Unwinder(objects.list(), OwnMemory.load());
    assertTrue(plt.size() >= 48, "several entries");
    for (int entry = 1; entry < plt.size() / 16; entry++) {
      for (int pushed = 0; pushed < 2; pushed++) {
        long pc = library.base() + plt.address() + entry * 16L + (pushed == 0 ? 6 : 11);
        ByteBuffer stack = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        stack.putLong(pushed * 8, caller);
        Unwinding found =
            unwinder.unwind(Registers.of(pc, 4096), StackMemory.of(4096, stack.array()));
        assertEquals(caller, found.frames().get(1).pc());
        assertEquals(4096 + pushed * 8 + 8, found.frames().get(1).sp());
      }
    }
  }

  @Test
  void entriesOfTheMachinesLibrariesCanBeRun() throws Exception {
    for (String name : List.of("libc.so.6", "libjvm.so")) {
      LoadedObject object = LoadedObjects.open().find(name).orElseThrow();
      var tables = new FrameTables(List.of(object), OwnMemory.load());
      int rows = 0;
      int asked = 0;
      for (int i = 0; i < object.functions().size(); i += 16) {
        var function = object.functions().get(i);
        if (function.size() > 0) {
          asked++;
          FrameEntry entry;
          try {
            entry = tables.entry(function.address());
          } catch (UnreliableException e) {
            // Some assembly code has none.
            continue;
          }
          FrameRow row = FrameProgram.rowAt(entry, function.address() + function.size() - 1);
          assertTrue(row.register() >= 0 || row.expression() != null, name + " " + function.name());
          rows++;
        }
      }
      assertTrue(rows > asked * 9 / 10, name + ": " + rows + " of " + asked);
    }
  }
}
