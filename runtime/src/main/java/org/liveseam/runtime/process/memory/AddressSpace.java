package org.liveseam.runtime.process.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.os.NativeMemory;

/** What was mapped in this process when it was asked: {@code maps} of proc(5). Immutable. */
public final class AddressSpace {
  private final List<Area> areas;

  private AddressSpace(List<Area> areas) {
    this.areas = List.copyOf(areas);
  }

  /**
   * One piece, of whole pages.
   *
   * @param end behind its last byte
   * @param protection as in {@link NativeMemory}
   * @param name a path, a name in brackets, or nothing
   */
  public record Area(long start, long end, int protection, boolean shared, String name) {
    boolean isStackLike() {
      int both = NativeMemory.READ | NativeMemory.WRITE;
      return (protection & both) == both && !shared;
    }
  }

  /** As it is now, also when the first thread, which is what "self" means, has ended. */
  public static AddressSpace now() {
    try {
      return parse(Files.readAllBytes(Path.of("/proc/thread-self/maps")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the bytes of such a file. */
  static AddressSpace parse(byte[] text) {
    var areas = new ArrayList<Area>();
    var in = new Line(text);
    while (in.at < text.length) {
      areas.add(in.area());
    }
    return new AddressSpace(areas);
  }

  /** {@code start-end rwxp offset device inode name}, one after the other: this is read often. */
  private static final class Line {
    private static final int NAME = 5;

    private final byte[] text;
    private int at;

    Line(byte[] text) {
      this.text = text;
    }

    Area area() {
      long start = number();
      long end = number();
      int protection =
          (flag('r') ? NativeMemory.READ : 0)
              | (flag('w') ? NativeMemory.WRITE : 0)
              | (flag('x') ? NativeMemory.EXECUTE : 0);
      boolean shared = flag('s');
      int newline = at;
      while (text[newline] != '\n') {
        newline++;
      }
      for (int column = 2; column <= NAME; column++) {
        skipBlanks(newline);
        while (column < NAME && at < newline && text[at] != ' ') {
          at++;
        }
      }
      String name = new String(text, at, newline - at, StandardCharsets.UTF_8);
      at = newline + 1;
      return new Area(start, end, protection, shared, name);
    }

    private void skipBlanks(int end) {
      while (at < end && text[at] == ' ') {
        at++;
      }
    }

    /** With the character behind it. */
    private long number() {
      long value = 0;
      for (int digit = Character.digit(text[at++], 16); digit >= 0; ) {
        value = value << 4 | digit;
        digit = Character.digit(text[at++], 16);
      }
      return value;
    }

    private boolean flag(char set) {
      return text[at++] == set;
    }
  }

  /** The pieces, by address. */
  public List<Area> areas() {
    return areas;
  }

  /** The piece that holds an address. */
  public Optional<Area> at(long address) {
    int low = 0;
    int high = areas.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(address, areas.get(middle).end()) < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < areas.size() && Long.compareUnsigned(areas.get(low).start(), address) <= 0
        ? Optional.of(areas.get(low))
        : Optional.empty();
  }

  /** The same, or the first thread's stack if that has grown since down to there. */
  public Optional<Area> stackAt(long address) {
    Optional<Area> here = at(address);
    return here.isPresent() || Long.compareUnsigned(address, mainStack()) < 0
        ? here
        : areas.stream()
            .filter(AddressSpace::isMainStack)
            .filter(stack -> Long.compareUnsigned(address, stack.end()) < 0)
            .findFirst();
  }

  /** What may be the stack of some thread: pairs of start and end, by address. */
  public long[] stacks() {
    var pairs = new ArrayList<Long>();
    long before = 0;
    for (Area area : areas) {
      if (area.isStackLike()) {
        pairs.add(isMainStack(area) ? lowest(area, before) : area.start());
        pairs.add(area.end());
      }
      before = area.end();
    }
    return pairs.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * Where the stack of the first thread may start; 0 if it is not known. It grows while threads
   * run, so this is lower than what is mapped.
   */
  public long mainStack() {
    long before = 0;
    for (Area area : areas) {
      if (isMainStack(area)) {
        return lowest(area, before);
      }
      before = area.end();
    }
    return 0;
  }

  private static boolean isMainStack(Area area) {
    return area.name().equals("[stack]");
  }

  private static long lowest(Area stack, long before) {
    long most = 1L << 30;
    return Math.max(before, stack.end() - most);
  }
}
