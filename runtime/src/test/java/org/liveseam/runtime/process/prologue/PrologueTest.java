package org.liveseam.runtime.process.prologue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ObjectErrors;
import org.liveseam.runtime.os.Capstone;
import org.liveseam.runtime.os.Capstone.Instruction;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.process.object.CLibrary;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.site.EntrySite;

/** Entries of plain libraries: which are moved, and that they do the same elsewhere. */
final class PrologueTest {
  private static final String SOURCE =
      """
      static volatile int state = 5;
      static int other(int a) { return a + state; }
      int (*hook)(int) = other;
      int global_state(int a) { state = a; return state * 2; }
      int many(int a) {
        volatile int room[40];
        for (int i = 0; i < 40; i++) room[i] = a + i;
        int sum = 0;
        for (int i = 0; i < 40; i++) sum += room[i];
        return sum;
      }
      int adds(int a) { return a * 17 + 12345; }
      int recursive(int a) { return a < 2 ? 1 : recursive(a - 1) + recursive(a - 2); }
      int tail(int a) { return hook(a * 3 + 1); }
      int tiny(int a) { return a; }
      int switched(int a) {
        state = 11;
        switch (a) {
          case 0: return state; case 1: return state + 7; case 2: return state * 9;
          case 3: return state - 4; case 4: return other(state); case 5: return state / 3;
          case 6: return state ^ 77; case 7: state++; return 4; default: return a;
        }
      }
      __attribute__((visibility("protected"))) int guarded(int a) { return a * 1000 + state; }
      __attribute__((visibility("hidden"))) int hidden(int a) { return a * 1000 + state; }
      int uses(int a) { return hidden(a) + guarded(a); }
      __asm__(".globl loops\\n.type loops,@function\\nloops: sub $1,%edi\\n lea 7(%rax),%eax\\n"
              "jns loops\\n ret\\n.size loops,.-loops");
      __asm__(".globl inside\\n.type inside,@function\\ninside: xor %eax,%eax\\n1: inc %eax\\n"
              "sub $1,%edi\\n jns 1b\\n ret\\n.size inside,.-inside");
      __asm__(".globl calls\\n.type calls,@function\\ncalls: call adds@PLT\\n nop\\n ret\\n"
              ".size calls,.-calls");
      __asm__(".globl stores\\n.type stores,@function\\nstores: movl $9, state(%rip)\\n"
              "mov state(%rip), %eax\\n add %edi, %eax\\n ret\\n.size stores,.-stores");
      """;
  private static final Pattern RIP = Pattern.compile("rip([ 0-9a-fx+-]*)");

  @TempDir Path folder;

  private static String refused(Prologues prologues, LoadedObject library, String name) {
    ObjectFunction function = library.functions(name).get(0);
    var refused =
        assertThrows(DiagnosticException.class, () -> prologues.of(library, function), name);
    assertSame(ObjectErrors.NOT_MOVABLE, refused.diagnostics().get(0).code());
    return refused.diagnostics().get(0).message();
  }

  @Test
  void whatCannotBeMovedIsRefusedWithItsReason() throws Exception {
    Path file = CLibrary.build(folder, "libplain.so", SOURCE);
    Path sites = CLibrary.build(folder, "libsites.so", SOURCE, "-fpatchable-function-entry=5");
    var loader = DynamicLoader.load();
    try (var handle = loader.open(file.toString());
        var other = loader.open(sites.toString());
        Prologues prologues = Prologues.open(OwnMemory.load())) {
      LoadedObjects objects = LoadedObjects.open();
      LoadedObject library = objects.find("libplain.so").orElseThrow();
      assertEquals(handle.base(), library.base());
      assertEquals(
          "the entry of `tiny` cannot be moved: `ret` is among its first instructions",
          refused(prologues, library, "tiny"));
      assertContains("leads back to its entry", refused(prologues, library, "loops"));
      assertContains("leads back to its entry", refused(prologues, library, "inside"));
      assertContains("is among its first instructions", refused(prologues, library, "calls"));
      assertContains("jumps to where only running tells", refused(prologues, library, "switched"));
      assertContains("its callers may know", refused(prologues, library, "hidden"));
      assertContains("its callers may know", refused(prologues, library, "guarded"));
      LoadedObject built = objects.find("libsites.so").orElseThrow();
      assertEquals(other.base(), built.base());
      assertContains("it has an entry site", refused(prologues, built, "adds"));
      LoadedObject c = objects.find("libc.so.6").orElseThrow();
      assertContains("C library", refused(prologues, c, "qsort"));
    }
  }

  private static void assertContains(String part, String text) {
    assertTrue(text.contains(part), text);
  }

  @Test
  void movedEntriesDoTheSame() throws Exception {
    for (String flag : List.of("-fcf-protection", "-O0")) {
      Path file = CLibrary.build(folder, "libmoved.so", SOURCE, flag);
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
                  "-XX:-CreateCoredumpOnCrash",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  MovedRun.class.getName(),
                  file.toString()));
      List<String> names = List.of("global_state", "many", "adds", "recursive", "stores", "uses");
      command.addAll(names);
      String output = CLibrary.run(folder, command);
      for (String name : names) {
        assertTrue(output.contains(name + " near\n"), output);
      }
      assertTrue(output.contains("many far\n"), output);
    }
  }

  /**
   * Every exported function of a real library, far and near: the same instructions, same targets.
   */
  @Test
  void theMathLibraryMoves() throws Exception {
    var loader = DynamicLoader.load();
    try (var handle = loader.open("libm.so.6");
        Capstone capstone = Capstone.load();
        Prologues prologues = Prologues.open(OwnMemory.load())) {
      LoadedObject library = LoadedObjects.open().find("libm.so.6").orElseThrow();
      assertEquals(handle.base(), library.base());
      int moved = 0;
      int refused = 0;
      for (ObjectFunction function : library.functions()) {
        if (function.exported() && function.name().startsWith("ca")) {
          try {
            check(capstone, prologues.of(library, function));
            moved++;
          } catch (DiagnosticException e) {
            assertSame(ObjectErrors.NOT_MOVABLE, e.diagnostics().get(0).code());
            refused++;
          }
        }
      }
      assertTrue(moved > 10 && refused > 3, moved + " moved, " + refused + " refused");
    }
  }

  private static void check(Capstone capstone, Prologue prologue) {
    for (long away : new long[] {0x1000, -0x4000_0000L, 0x7000_0000L}) {
      long destination = prologue.address() + away;
      byte[] code = prologue.at(destination).orElseThrow();
      assertTrue(code.length <= prologue.size());
      List<Instruction> after = capstone.disassemble(code, destination);
      int count = prologue.instructions().size();
      assertEquals(count + 1, after.size());
      for (int i = 0; i < count; i++) {
        Prologue.Movable was = prologue.instructions().get(i);
        Instruction before = capstone.disassemble(was.bytes(), was.address()).get(0);
        assertEquals(before.mnemonic(), after.get(i).mnemonic());
        assertEquals(absolute(before), absolute(after.get(i)));
      }
      assertEquals("jmp", after.get(count).mnemonic());
      assertEquals(
          "0x" + Long.toHexString(prologue.address() + prologue.moved()),
          after.get(count).operands());
    }
    EntrySite site = prologue.site(4096, 20);
    assertEquals(EntrySite.Kind.PROLOGUE, site.kind());
    assertEquals(4096, site.body());
    assertTrue(site.elsewhere().stream().anyMatch(r -> r.contains(4096 + 19)));
  }

  private static String absolute(Instruction instruction) {
    Matcher relative = RIP.matcher(instruction.operands());
    if (!relative.find()) {
      return instruction.operands();
    }
    String text = relative.group(1).replace(" ", "");
    long distance =
        text.isEmpty() ? 0 : Long.decode(text.startsWith("+") ? text.substring(1) : text);
    return relative.replaceAll(
        Long.toHexString(instruction.address() + instruction.size() + distance));
  }

  @Test
  void farDestinations() {
    byte[] lea = HexFormat.of().parseHex("488d05f9000000");
    var relative =
        new Prologue(
            0x1000,
            List.of(new Prologue.Movable(0x1000, lea, 3)),
            List.of(new EntrySite.AddressRange(0x1000, 0x1100)));
    assertEquals(
        "488d05f9ffffff" + "e9fbfeffff",
        HexFormat.of().formatHex(relative.at(0x1100).orElseThrow()));
    assertEquals(Optional.empty(), relative.at(0x1_0000_0000L));
    var plain =
        new Prologue(
            0x1000,
            List.of(new Prologue.Movable(0x1000, new byte[] {1, 2, 3, 4, 5}, -1)),
            relative.code());
    assertArrayEquals(
        HexFormat.of().parseHex("0102030405" + "ff2500000000" + "0510000000000000"),
        plain.at(0x1_0000_0000L).orElseThrow());
  }
}
