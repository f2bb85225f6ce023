package org.liveseam.runtime.process.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.MappingQuery;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.ThisProcess;
import org.liveseam.runtime.process.memory.Protections.Piece;

final class ProtectionsTest {
  private static final int PAGE = 4096;
  private static final int CODE = NativeMemory.READ | NativeMemory.EXECUTE;

  private NativeMemory memory;
  private MappedMemory code;
  private long at;

  @BeforeEach
  void map() throws Exception {
    memory = ThisProcess.load().memory();
    code = memory.map(8 * PAGE);
    at = code.address();
    memory.protect(at, 4 * PAGE, CODE);
    memory.protect(at + 4 * PAGE, 4 * PAGE, NativeMemory.READ);
  }

  @AfterEach
  void unmap() {
    code.close();
  }

  @Test
  void onePieceForEachMapping() throws Exception {
    long[] addresses = {at + 5 * PAGE + 7, at + 1, at + 2 * PAGE, at + PAGE - 1};
    var expected =
        List.of(
            new Piece(at, at + 3 * PAGE, CODE),
            new Piece(at + 5 * PAGE, at + 6 * PAGE, NativeMemory.READ));
    try (Protections asking = Protections.open();
        Protections learning = Protections.learning()) {
      assertEquals(expected, asking.of(addresses, PAGE));
      assertEquals(expected, learning.of(addresses, PAGE));
    }
  }

  @Test
  void whatOthersDoIsSeenIfTheKernelTells() throws Exception {
    long[] addresses = {at + 1};
    try (Protections asking = Protections.open();
        Protections learning = Protections.learning()) {
      asking.of(addresses, PAGE);
      learning.of(addresses, PAGE);
      memory.protect(at, PAGE, NativeMemory.READ);
      boolean tells = MappingQuery.open().map(query -> closed(query)).orElse(false);
      assertEquals(
          tells ? NativeMemory.READ : CODE, asking.of(addresses, PAGE).get(0).protection());
      assertEquals(CODE, learning.of(addresses, PAGE).get(0).protection());
      learning.forget();
      assertEquals(NativeMemory.READ, learning.of(addresses, PAGE).get(0).protection());
    }
  }

  private static boolean closed(MappingQuery query) {
    query.close();
    return true;
  }

  @Test
  void whatIsNotMapped() throws Exception {
    try (Protections asking = Protections.open();
        Protections learning = Protections.learning()) {
      assertThrows(IllegalStateException.class, () -> asking.of(new long[] {8}, PAGE));
      assertThrows(IllegalStateException.class, () -> learning.of(new long[] {8}, PAGE));
    }
  }
}
