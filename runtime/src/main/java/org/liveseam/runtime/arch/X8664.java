package org.liveseam.runtime.arch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * x86-64. Source of the encodings: Intel's manual, volume 2; of the nops, {@code
 * arch/x86/include/asm/nops.h} of Linux.
 */
public final class X8664 implements Architecture {
  private static final int JUMP_SIZE = 5;
  private static final int VENEER_SIZE = 16;

  /** The farthest that all bytes of one object and a code area beside it stay within reach. */
  private static final long REACH = Integer.MAX_VALUE;

  private static final byte OPERAND_SIZE = 0x66;
  private static final byte NOP = (byte) 0x90;

  @Override
  public String name() {
    return "x86_64";
  }

  @Override
  public int pageSize() {
    return 4096;
  }

  @Override
  public int lineSize() {
    return 64;
  }

  @Override
  public int jumpSize() {
    return JUMP_SIZE;
  }

  @Override
  public boolean reaches(long from, long to) {
    long distance = to - (from + JUMP_SIZE);
    return -REACH <= distance && distance <= REACH;
  }

  @Override
  public byte[] jump(long from, long to) {
    return relative(0xe9, from, to);
  }

  @Override
  public byte[] call(long from, long to) {
    return relative(0xe8, from, to);
  }

  private byte[] relative(int opcode, long from, long to) {
    if (!reaches(from, to)) {
      throw new IllegalArgumentException("%x does not reach %x".formatted(from, to));
    }
    return bytes(JUMP_SIZE).put((byte) opcode).putInt((int) (to - (from + JUMP_SIZE))).array();
  }

  /** Two bytes that go at most 128 bytes back or 127 on: what fits a two-byte site. */
  public byte[] shortJump(long from, long to) {
    long distance = to - (from + 2);
    if (distance != (byte) distance) {
      throw new IllegalArgumentException("%x does not reach %x".formatted(from, to));
    }
    return new byte[] {(byte) 0xeb, (byte) distance};
  }

  /**
   * Up to five bytes: prefixes before the one-byte nop, so that every suffix is a nop too, whatever
   * byte of it a thread stands on. Longer ones are the manual's {@code nopw}, which has no such
   * suffixes.
   */
  @Override
  public byte[] nop(int size) {
    if (size >= 1 && size <= 5) {
      byte[] nop = new byte[size];
      java.util.Arrays.fill(nop, OPERAND_SIZE);
      nop[size - 1] = NOP;
      return nop;
    }
    if (size == 6) {
      return new byte[] {OPERAND_SIZE, 0x0f, 0x1f, 0x44, 0, 0};
    }
    throw new IllegalArgumentException("a nop of " + size + " bytes");
  }

  @Override
  public byte[] breakpoint() {
    return new byte[] {(byte) 0xcc};
  }

  /** {@code endbr64}. */
  @Override
  public byte[] landingPad() {
    return new byte[] {(byte) 0xf3, 0x0f, 0x1e, (byte) 0xfa};
  }

  @Override
  public int veneerSize() {
    return VENEER_SIZE;
  }

  /**
   * {@code jmp *0(%rip)}, the address, and two breakpoints that are never reached. Uses no
   * register.
   */
  @Override
  public byte[] veneer(long at, long to) {
    return bytes(VENEER_SIZE)
        .put((byte) 0xff)
        .put((byte) 0x25)
        .putInt(0)
        .putLong(to)
        .put((byte) 0xcc)
        .put((byte) 0xcc)
        .array();
  }

  @Override
  public Synchronisation synchronisation() {
    return Synchronisation.SERIALISE;
  }

  /**
   * {@code call rel32}, {@code call *rel32(%rip)}, {@code call *%reg}, {@code call *disp8(%reg)}.
   */
  @Override
  public boolean mayEndInCall(byte[] last) {
    int n = last.length;
    return at(last, n - 5) == 0xe8
        || (at(last, n - 6) == 0xff && isCallOperand(at(last, n - 5)))
        || (at(last, n - 7) == 0xff && isCallOperand(at(last, n - 6)))
        || (at(last, n - 4) == 0xff && isCallOperand(at(last, n - 3)))
        || (at(last, n - 3) == 0xff && isCallOperand(at(last, n - 2)))
        || (at(last, n - 2) == 0xff && isCallOperand(at(last, n - 1)));
  }

  /** {@code /2} in the middle bits of the byte behind the opcode. */
  private static boolean isCallOperand(int modrm) {
    return (modrm & 0x38) == 0x10;
  }

  private static int at(byte[] bytes, int index) {
    return index < 0 ? -1 : bytes[index] & 0xff;
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
