package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.process.object.CLibrary;

/** Entries as other compilers and linkers leave them, written as bytes. */
final class ShapesTest {
  private static final String LIBRARY = "libshapes.so";
  private static final String CODE =
      """
      __attribute__((used)) static void hook(void) {}
      #define FUNCTION(name, entry, table, plus) \
        __asm__(".text; .p2align 4; .globl " #name "; .type " #name ",@function; " #name ": " \
            entry "; lea " #plus "(%rdi),%eax; ret; .size " #name ",.-" #name ";" \
            ".pushsection " table ",\\"aw\\",@progbits; .balign 8; .quad " #name "; .popsection")
      FUNCTION(one_nop, ".byte 0x0f,0x1f,0x44,0,0", "__patchable_function_entries", 1);
      FUNCTION(with_pad, "endbr64; .byte 0x0f,0x1f,0x44,0,0", "__patchable_function_entries", 2);
      FUNCTION(prefixed, ".byte 0x67; call hook", "__mcount_loc", 3);
      FUNCTION(linked, ".byte 0x66,0x0f,0x1f,0x44,0,0", "__mcount_loc", 4);
      int other;
      """;
  private static final List<String> NAMES = List.of("one_nop", "with_pad", "prefixed", "linked");

  @Test
  void allAreSwitchedAndPutBack(@TempDir Path folder) throws Exception {
    Path file = CLibrary.build(folder, LIBRARY, CODE);
    try (var lib = new ScoreLibrary(folder.resolve("cache"), "libscoreshapes.so");
        var handle = DynamicLoader.load().open(file.toString())) {
      for (int i = 0; i < NAMES.size(); i++) {
        String name = NAMES.get(i);
        long address = handle.symbol(name).orElseThrow();
        assertEquals(11 + i, call(address), name);
        String code = "int original(int);\nint my(int a) { return original(a) + 100; }\n";
        var function = ScoreLibrary.function(name, ScoreLibrary.from("my", code));
        var object =
            new ObjectPatch(
                new ObjectRef.Library(LIBRARY), List.of(function), List.of(), Patches.HERE);
        lib.session.apply(List.of(Patches.patch(name, List.of(object))), ApplyOptions.USUAL);
        assertEquals(111 + i, call(address), name);
        lib.session.revert(List.of(name));
        assertEquals(11 + i, call(address), name);
      }
    }
  }

  private static int call(long address) {
    return (int) NativeCall.at(address).call(new long[] {10});
  }
}
