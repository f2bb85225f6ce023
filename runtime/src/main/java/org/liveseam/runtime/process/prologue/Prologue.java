package org.liveseam.runtime.process.prologue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * The first instructions of a function, ready to be moved. Pure and immutable.
 *
 * @param address where the jump will be, behind {@code endbr64}
 * @param instructions what is moved, whole, at least five bytes
 * @param code all code of the function: first its own, then its other parts
 */
public record Prologue(long address, List<Movable> instructions, List<AddressRange> code) {
  private static final int NEAR_JUMP = 5;
  private static final int FAR_JUMP = 14;

  public Prologue {
    instructions = List.copyOf(instructions);
    code = List.copyOf(code);
  }

  /**
   * An instruction.
   *
   * @param bytes as in the file; not to be changed by anyone
   * @param displacement where four bytes are that count from the next instruction; -1 if none are
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Movable(long address, byte[] bytes, int displacement) {}

  /** How many bytes are moved. */
  public int moved() {
    return instructions.stream().mapToInt(i -> i.bytes().length).sum();
  }

  /** How much room {@link #at} may need. */
  public int size() {
    return moved() + FAR_JUMP;
  }

  /**
   * The code to place: the moved instructions, and a jump to what follows them.
   *
   * @param destination where it will be
   * @return empty if what an instruction refers to is out of reach from there, ±2 GiB
   */
  public Optional<byte[]> at(long destination) {
    ByteBuffer out = ByteBuffer.allocate(size()).order(ByteOrder.LITTLE_ENDIAN);
    for (Movable instruction : instructions) {
      int start = out.position();
      out.put(instruction.bytes());
      if (instruction.displacement() >= 0) {
        int at = start + instruction.displacement();
        long distance = out.getInt(at) + instruction.address() - (destination + start);
        if (distance != (int) distance) {
          return Optional.empty();
        }
        out.putInt(at, (int) distance);
      }
    }
    jump(out, destination, address + moved());
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return Optional.of(bytes);
  }

  /** {@code e9 rel32}, or {@code ff 25 0} and the address behind it. */
  private static void jump(ByteBuffer out, long destination, long to) {
    long distance = to - (destination + out.position() + NEAR_JUMP);
    if (distance == (int) distance) {
      out.put((byte) 0xe9).putInt((int) distance);
    } else {
      out.put((byte) 0xff).put((byte) 0x25).putInt(0).putLong(to);
    }
  }

  /**
   * The site, once {@link #at} was placed. The moved instructions are code of the function, too.
   *
   * @param length of what was placed
   */
  public EntrySite site(long destination, int length) {
    List<AddressRange> elsewhere = new ArrayList<>(code.subList(1, code.size()));
    elsewhere.add(new AddressRange(destination, destination + length));
    return new EntrySite(EntrySite.Kind.PROLOGUE, address, destination, code.get(0), elsewhere);
  }
}
