package org.liveseam.runtime.arch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * AArch64. Source of the encodings: Arm's Architecture Reference Manual for A-profile, chapter C6;
 * of what branches may be rewritten while they run, its section B2.2.5: B, BL, NOP, BRK, ISB, SVC
 * and a few more, each four aligned bytes.
 */
public final class Aarch64 implements Architecture {
  private static final int SIZE = 4;
  private static final int VENEER_SIZE = 16;
  private static final long BRANCH_REACH = 1L << 27;
  private static final long PAGE_REACH = 1L << 32;
  private static final int LOW_BITS = 12;

  private static final int B = 0x14000000;
  private static final int BL = 0x94000000;
  private static final int NOP = 0xd503201f;
  private static final int BRK = 0xd4200000;
  private static final int BTI_C = 0xd503245f;

  /** x16, which the calling convention leaves to veneers: IP0. */
  private static final int IP0 = 16;

  @Override
  public String name() {
    return "aarch64";
  }

  /** The largest that Linux is built with, which is a multiple of the others. */
  @Override
  public int pageSize() {
    return 65536;
  }

  /** What all known implementations have; CTR_EL0 tells. */
  @Override
  public int lineSize() {
    return 64;
  }

  @Override
  public int jumpSize() {
    return SIZE;
  }

  @Override
  public boolean reaches(long from, long to) {
    long distance = to - from;
    return -BRANCH_REACH <= distance && distance < BRANCH_REACH;
  }

  @Override
  public byte[] jump(long from, long to) {
    return words(B | distance(from, to));
  }

  @Override
  public byte[] call(long from, long to) {
    return words(BL | distance(from, to));
  }

  private int distance(long from, long to) {
    if (!reaches(from, to) || ((from | to) & 3) != 0) {
      throw new IllegalArgumentException("%x does not reach %x".formatted(from, to));
    }
    return (int) ((to - from) >> 2) & 0x3ffffff;
  }

  @Override
  public byte[] nop(int size) {
    if (size != SIZE) {
      throw new IllegalArgumentException("a nop of " + size + " bytes");
    }
    return words(NOP);
  }

  /** {@code brk #0}. */
  @Override
  public byte[] breakpoint() {
    return words(BRK);
  }

  /** {@code bti c}: lands calls, and branches through x16 and x17. */
  @Override
  public byte[] landingPad() {
    return words(BTI_C);
  }

  @Override
  public int veneerSize() {
    return VENEER_SIZE;
  }

  /**
   * {@code adrp x16; add x16; br x16} within 4 GiB, else {@code ldr x16, 8; br x16} and the
   * address.
   */
  @Override
  public byte[] veneer(long at, long to) {
    int branch = 0xd61f0000 | IP0 << 5;
    long pages = (to >> LOW_BITS) - (at >> LOW_BITS);
    if (Math.abs(to - at) < PAGE_REACH - (1 << LOW_BITS)) {
      int adrp = 0x90000000 | (int) (pages & 3) << 29 | (int) ((pages >> 2) & 0x7ffff) << 5 | IP0;
      int add = 0x91000000 | (int) (to & ((1 << LOW_BITS) - 1)) << 10 | IP0 << 5 | IP0;
      return words(adrp, add, branch, BRK);
    }
    int load = 0x58000000 | 2 << 5 | IP0;
    return words(load, branch, (int) to, (int) (to >>> 32));
  }

  @Override
  public Synchronisation synchronisation() {
    return Synchronisation.CLEAN_INVALIDATE_SERIALISE;
  }

  /**
   * What makes one line of code visible: {@code dc cvau; dsb ish; ic ivau; dsb ish; isb}, for the
   * line whose address a register holds. Linux lets programs do this. The other processors need an
   * isb each, which is what membarrier(2) gives them.
   */
  public byte[] publish(int register) {
    if (register < 0 || register > 30) {
      throw new IllegalArgumentException("x" + register);
    }
    int dsb = 0xd5033b9f;
    return words(0xd50b7b20 | register, dsb, 0xd50b7520 | register, dsb, 0xd5033fdf);
  }

  /** {@code bl}, {@code blr}. */
  @Override
  public boolean mayEndInCall(byte[] last) {
    if (last.length < SIZE) {
      return false;
    }
    int word = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getInt(last.length - SIZE);
    return (word & 0xfc000000) == BL || (word & 0xfffffc1f) == 0xd63f0000;
  }

  private static byte[] words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      bytes.putInt(word);
    }
    return bytes.array();
  }
}
