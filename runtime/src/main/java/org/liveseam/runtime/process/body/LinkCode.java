package org.liveseam.runtime.process.body;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * The machine code between a replacement and what it stands in for, on x86-64.
 *
 * <pre>
 *   way to the original: an entry site like a function's own; left alone it leads to the function
 *    0: 66 66 66 66 90      one five-byte nop, which a redirector may make a jump
 *    5: ff 25 05 00 00 00   jmp  *16(here)
 *   16: .quad address behind the function's own site
 *
 *   way into a closure: so that its frame has a return address of ours, by which a thread that is
 *   inside is recognised; arguments are in registers, so pushing one more word moves none of them
 *    0: 48 83 ec 08         sub  $8, %rsp     keeps the stack aligned to 16 at the call
 *    4: ff 15 06 00 00 00   call *16(here)
 *   10: 48 83 c4 08         add  $8, %rsp
 *   14: c3                  ret
 *   16: .quad address of the closure's code
 * </pre>
 *
 * Both begin at a multiple of 32, so a site never crosses a cache line.
 */
final class LinkCode {
  /** Bytes for one of either. */
  static final int SIZE = 32;

  private static final int CELL = 16;
  private static final int SITE = 5;
  private static final byte[] ORIGINAL =
      bytes(0x66, 0x66, 0x66, 0x66, 0x90, 0xff, 0x25, 0x05, 0, 0, 0, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc);
  private static final byte[] CLOSURE =
      bytes(0x48, 0x83, 0xec, 8, 0xff, 0x15, 6, 0, 0, 0, 0x48, 0x83, 0xc4, 8, 0xc3, 0xcc);

  private LinkCode() {}

  /** Leads to an address until the site in it is redirected. */
  static byte[] original(long to) {
    return with(ORIGINAL, to);
  }

  /** Calls an address. */
  static byte[] closure(long to) {
    return with(CLOSURE, to);
  }

  /** The site in a way to the original that begins at an address. */
  static EntrySite site(long address) {
    return new EntrySite(EntrySite.Kind.NOPS_5, address, address + SITE, range(address), List.of());
  }

  /** What either occupies. */
  static AddressRange range(long address) {
    return new AddressRange(address, address + SIZE);
  }

  private static byte[] with(byte[] code, long cell) {
    return ByteBuffer.allocate(SIZE)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(code)
        .putLong(CELL, cell)
        .array();
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
