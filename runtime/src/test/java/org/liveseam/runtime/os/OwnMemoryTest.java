package org.liveseam.runtime.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not mapped is an error and no crash. */
final class OwnMemoryTest {
  private static final int PAGE = 4096;

  private static Function c(String name) {
    return NativeLibrary.getInstance("c").getFunction(name);
  }

  @Test
  void readsUpToTheEndOfAMapping() throws Exception {
    OwnMemory memory = OwnMemory.load();
    // PROT_READ|WRITE, MAP_PRIVATE|ANONYMOUS
    Pointer pages =
        c("mmap").invokePointer(new Object[] {Pointer.NULL, 2L * PAGE, 3, 0x22, -1, 0L});
    long address = Pointer.nativeValue(pages);
    assertEquals(0, c("munmap").invokeInt(new Object[] {pages.share(PAGE), (long) PAGE}));
    pages.setLong(PAGE - 8, 0x0807060504030201L);
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, memory.read(address + PAGE - 8, 8));
    assertEquals(8, memory.readUpTo(address + PAGE - 8, 100).length);
    var beyond = assertThrows(SystemCallException.class, () -> memory.read(address + PAGE - 8, 9));
    assertTrue(beyond.errno().is(Errno.EFAULT), beyond.toString());
    assertEquals(0, c("munmap").invokeInt(new Object[] {pages, (long) PAGE}));
    assertThrows(SystemCallException.class, () -> memory.readUpTo(address, 8));
    assertThrows(SystemCallException.class, () -> memory.read(0, 1));
    assertEquals(0, memory.read(0, 0).length);
    assertThrows(IllegalArgumentException.class, () -> memory.read(address, -1));
  }

  @Test
  void theListHasThisProgramFirst() throws Exception {
    DynamicLoader loader = DynamicLoader.load();
    DynamicLoader.Listing listing = loader.list();
    assertEquals("", listing.objects().get(0).name());
    assertTrue(listing.added() >= listing.objects().size());
    for (DynamicLoader.LoadedImage image : listing.objects()) {
      assertTrue(image.headers().stream().anyMatch(ProgramHeader::isCode), image.name());
    }
    assertEquals(
        new DynamicLoader.Listing(listing.added(), listing.removed(), List.of()), loader.counts());
    assertThrows(IllegalArgumentException.class, () -> loader.find(""));
    assertThrows(IllegalArgumentException.class, () -> loader.open("a\0b"));
  }
}
