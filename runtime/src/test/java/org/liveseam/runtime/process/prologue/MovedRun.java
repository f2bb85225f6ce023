package org.liveseam.runtime.process.prologue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.List;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;

/**
 * Runs moved entries, in a JVM of its own that may crash: each function is called as it is and by
 * its moved entry, near and far, and must answer the same.
 */
final class MovedRun {
  private static final long FAR = 0x10_0000_0000L;

  private MovedRun() {}

  /** Takes a library and names of functions {@code int f(int)}. */
  public static void main(String[] arguments) throws Exception {
    NativeLibrary library = NativeLibrary.getInstance(arguments[0]);
    LoadedObject object = LoadedObjects.open().find(library.getFile().getName()).orElseThrow();
    Function mmap = NativeLibrary.getInstance("c").getFunction("mmap");
    try (Prologues prologues = Prologues.open(OwnMemory.load())) {
      for (String name : List.of(arguments).subList(1, arguments.length)) {
        Prologue prologue = prologues.of(object, object.functions(name).get(0));
        boolean relative = prologue.instructions().stream().anyMatch(i -> i.displacement() >= 0);
        for (long away : relative ? new long[] {0} : new long[] {0, FAR}) {
          // PROT_READ|WRITE|EXEC, MAP_PRIVATE|ANONYMOUS, at a hint behind the library.
          long hint = (object.base() + 0x200_0000 + away) & ~0xfffL;
          Pointer room =
              mmap.invokePointer(new Object[] {new Pointer(hint), 4096L, 7, 0x22, -1, 0L});
          byte[] code = prologue.at(Pointer.nativeValue(room)).orElseThrow();
          room.write(0, code, 0, code.length);
          Function moved = Function.getFunction(room);
          for (int i = -5; i < 16; i++) {
            Object[] argument = {i};
            int expected = library.getFunction(name).invokeInt(argument);
            int got = moved.invokeInt(argument);
            if (expected != got) {
              throw new AssertionError(name + "(" + i + ") " + expected + ", moved " + got);
            }
          }
          System.out.println(name + (away == 0 ? " near" : " far"));
        }
      }
    }
  }
}
