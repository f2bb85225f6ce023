package org.liveseam.runtime.process.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.liveseam.runtime.arch.Disassembly;

/**
 * The generated code, as a disassembler reads it, beside what was read and understood once. {@code
 * -Dgolden=update} rewrites, and fails.
 */
final class CodeGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/process/code");
  private static final long CONTROL = 0x1111_0000_0000L;
  private static final long TABLE = 0x2222_0000_0000L;
  private static final long SLOTS = 0x3333_0000_0000L;
  private static final int THREAD_ID = 0x2d0;
  private static final int PROCESS = 4711;

  private static Map<String, byte[]> codes() {
    var codes = new TreeMap<String, byte[]>();
    codes.put("dispatch", DispatchCode.generate(CONTROL, TABLE, THREAD_ID, Set.of()).code());
    codes.put("stub", DispatchCode.stub(0x1000, 0x4444_0000_0000L, 0x800));
    codes.put("signal", SignalCode.generate(PROCESS, SLOTS, 1 << 20, THREAD_ID));
    codes.put("mark", MarkCode.generate());
    codes.put("stop", StopCode.generate(THREAD_ID, Set.of()));
    codes.put("stores", StoreCode.stores());
    codes.put("cas", StoreCode.compareAndSet());
    codes.put("own", StoreCode.ofThread(THREAD_ID));
    codes.put(
        "trap",
        TrapCode.generate(0x5555_0000_0000L, PROCESS, 0x6666_0000_0000L, 0x7777_0000_0000L));
    return codes;
  }

  @TestFactory
  List<DynamicTest> isAsItWasRead() {
    return codes().entrySet().stream()
        .map(
            one -> DynamicTest.dynamicTest(one.getKey(), () -> check(one.getKey(), one.getValue())))
        .toList();
  }

  private static void check(String name, byte[] code) throws IOException {
    var text = new StringBuilder();
    long end = 0;
    for (Disassembly.Line line : Disassembly.X86_64.read(0x1000, code)) {
      text.append("%x  %s%n".formatted(line.address(), line.text()));
      end = line.address() + line.size() - 0x1000;
    }
    assertEquals(code.length, end, "not all of it could be read");
    Path golden = FOLDER.resolve(name + ".asm");
    if (System.getProperty("golden", "").equals("update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(golden, text);
      fail(golden + " was rewritten");
    }
    assertEquals(Files.readString(golden), text.toString());
  }

  @org.junit.jupiter.api.Test
  void noGoldenIsLeftOver() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertEquals(
          codes().keySet().stream().map(name -> name + ".asm").toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
