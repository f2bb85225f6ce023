package org.liveseam.runtime.process.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes mean what the drawing says: asked of the disassembler of binutils. */
final class LinkCodeTest {
  @TempDir static Path folder;

  private static List<String> disassembled(byte[] code) throws Exception {
    Path file = Files.write(folder.resolve("code"), code);
    Process objdump =
        new ProcessBuilder(
                "objdump",
                "-D",
                "-b",
                "binary",
                "-m",
                "i386:x86-64",
                "--no-show-raw-insn",
                "" + file)
            .redirectErrorStream(true)
            .start();
    String text = new String(objdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, objdump.waitFor(), text);
    return text.lines()
        .filter(line -> line.matches(" +[0-9a-f]+:\t.*"))
        .map(line -> line.replaceAll("^ +([0-9a-f]+):\t", "$1 ").replaceAll("\\s+", " ").strip())
        .toList();
  }

  @Test
  void aWayToTheOriginalIsANopAndAJump() throws Exception {
    byte[] code = LinkCode.original(0x1122334455667788L);
    assertEquals(LinkCode.SIZE, code.length);
    assertEquals(
        List.of("0 data16 data16 data16 xchg %ax,%ax", "5 jmp *0x5(%rip) # 0x10"),
        disassembled(Arrays.copyOf(code, 11)));
    assertEquals(0x88, code[16] & 0xff);
    assertEquals(0x11, code[23]);
  }

  @Test
  void aWayIntoAClosureCallsItOnAnAlignedStack() throws Exception {
    assertEquals(
        List.of("0 sub $0x8,%rsp", "4 call *0x6(%rip) # 0x10", "a add $0x8,%rsp", "e ret"),
        disassembled(Arrays.copyOf(LinkCode.closure(1), 15)));
  }
}
