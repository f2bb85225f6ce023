package org.liveseam.runtime.arch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoders write, as a disassembler reads it. */
final class ArchitecturesTest {
  private static final long AT = 0x7f00_0000_1000L;

  private final X8664 x86 = new X8664();
  private final Aarch64 arm = new Aarch64();

  private static List<String> texts(Disassembly reader, long at, byte[] code) {
    return reader.read(at, code).stream().map(Disassembly.Line::text).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5, 6, -1, 0x7fff_0000, -0x7fff_0000})
  void x86Branches(long distance) {
    long to = AT + distance;
    assertTrue(x86.reaches(AT, to));
    assertEquals("jmp 0x%x".formatted(to), Disassembly.X86_64.one(AT, x86.jump(AT, to)));
    assertEquals("call 0x%x".formatted(to), Disassembly.X86_64.one(AT, x86.call(AT, to)));
    assertEquals(x86.jumpSize(), x86.jump(AT, to).length);
  }

  @Test
  void x86KnowsItsReach() {
    for (long far : new long[] {(1L << 31) + 5, -(1L << 31) - 6, Long.MIN_VALUE}) {
      assertFalse(x86.reaches(AT, AT + far));
      assertThrows(IllegalArgumentException.class, () -> x86.jump(AT, AT + far));
    }
    assertEquals("jmp 0x7f0000000ff3", Disassembly.X86_64.one(AT, x86.shortJump(AT, AT - 13)));
    assertThrows(IllegalArgumentException.class, () -> x86.shortJump(AT, AT + 130));
  }

  @Test
  void x86NopsAreOneInstructionAndSoIsEachSuffix() {
    for (int size = 1; size <= 5; size++) {
      byte[] nop = x86.nop(size);
      for (int from = 0; from < size; from++) {
        byte[] suffix = java.util.Arrays.copyOfRange(nop, from, size);
        assertEquals("nop", Disassembly.X86_64.one(AT, suffix));
      }
    }
    assertArrayEquals(HexFormat.of().parseHex("6666666690"), x86.nop(5));
    assertTrue(Disassembly.X86_64.one(AT, x86.nop(6)).startsWith("nop "));
    assertThrows(IllegalArgumentException.class, () -> x86.nop(7));
  }

  @Test
  void x86Rest() {
    assertEquals("int3", Disassembly.X86_64.one(AT, x86.breakpoint()));
    assertEquals("endbr64", Disassembly.X86_64.one(AT, x86.landingPad()));
    byte[] veneer = x86.veneer(AT, 0x1234_5678_9abc_def0L);
    assertEquals(x86.veneerSize(), veneer.length);
    assertEquals(
        "jmp qword ptr [rip]", Disassembly.X86_64.one(AT, java.util.Arrays.copyOf(veneer, 6)));
    assertArrayEquals(
        HexFormat.of().parseHex("f0debc9a78563412"), java.util.Arrays.copyOfRange(veneer, 6, 14));
    assertEquals(Architecture.Synchronisation.SERIALISE, x86.synchronisation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"909090e811223344", "9090ff1511223344", "909090909041ffd3", "ff5008"})
  void x86CallsAtTheEnd(String last) {
    assertTrue(x86.mayEndInCall(HexFormat.of().parseHex(last)));
    assertFalse(x86.mayEndInCall(HexFormat.of().parseHex("909090909090c3")));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, -4, (1 << 27) - 4, -(1 << 27)})
  void armBranches(long distance) {
    long to = AT + distance;
    assertTrue(arm.reaches(AT, to));
    assertEquals("b #0x%x".formatted(to), Disassembly.AARCH64.one(AT, arm.jump(AT, to)));
    assertEquals("bl #0x%x".formatted(to), Disassembly.AARCH64.one(AT, arm.call(AT, to)));
  }

  @Test
  void armKnowsItsReach() {
    for (long wrong : new long[] {1 << 27, -(1 << 27) - 4, 2}) {
      assertThrows(IllegalArgumentException.class, () -> arm.jump(AT, AT + wrong));
    }
  }

  @Test
  void armVeneers() {
    long near = AT + 0x2345_6788L;
    assertEquals(
        List.of("adrp x16, #0x7f0023457000", "add x16, x16, #0x788", "br x16", "brk #0"),
        texts(Disassembly.AARCH64, AT, arm.veneer(AT, near)));
    assertEquals(
        List.of("adrp x16, #0x7eff00011000", "add x16, x16, #0xffc", "br x16", "brk #0"),
        texts(Disassembly.AARCH64, AT, arm.veneer(AT, 0x7eff_0001_1ffcL)));
    byte[] far = arm.veneer(AT, 0x1234_5678_9abcL);
    assertEquals(
        List.of("ldr x16, #0x7f0000001008", "br x16"),
        texts(Disassembly.AARCH64, AT, far).subList(0, 2));
    assertArrayEquals(
        HexFormat.of().parseHex("bc9a785634120000"), java.util.Arrays.copyOfRange(far, 8, 16));
  }

  @Test
  void armRest() {
    assertEquals("nop", Disassembly.AARCH64.one(AT, arm.nop(4)));
    assertThrows(IllegalArgumentException.class, () -> arm.nop(8));
    assertEquals("brk #0", Disassembly.AARCH64.one(AT, arm.breakpoint()));
    // Older disassemblers know bti c by its number among the hints.
    assertEquals("hint #0x22", Disassembly.AARCH64.one(AT, arm.landingPad()));
    assertEquals(
        List.of("dc cvau, x3", "dsb ish", "ic ivau, x3", "dsb ish", "isb"),
        texts(Disassembly.AARCH64, AT, arm.publish(3)));
    assertTrue(arm.mayEndInCall(arm.call(AT, AT + 8)));
    assertTrue(arm.mayEndInCall(HexFormat.of().parseHex("00023fd6")));
    assertFalse(arm.mayEndInCall(HexFormat.of().parseHex("c0035fd6")));
  }
}
