package org.liveseam.runtime.process.dwarf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.process.dwarf.TypePrinter.UnnamedException;

/** Sizes and alignments of types, in bytes, by the System V ABI for 64 bits. Not thread-safe. */
final class TypeSizes {
  private static final int DEEPEST = 64;
  private static final int COMPLEX_FLOAT = 3;
  private static final int POINTER = 8;
  private static final int WIDEST = 16;

  private final DebugInfo info;
  private final TypePrinter printer;
  private final Map<Long, Size> known = new HashMap<>();

  TypeSizes(DebugInfo info, TypePrinter printer) {
    this.info = info;
    this.printer = printer;
  }

  record Size(long bytes, long alignment) {}

  /** Of the type of a member. */
  Size of(Entry holder) throws UnnamedException {
    return ofTarget(holder, 0);
  }

  private Size ofTarget(Entry holder, int depth) throws UnnamedException {
    Optional<Entry> type = printer.typeOf(holder);
    if (type.isEmpty()) {
      throw new UnnamedException("a member without a type");
    }
    return of(type.get(), depth);
  }

  private Size of(Entry type, int depth) throws UnnamedException {
    if (depth > DEEPEST) {
      throw new MalformedFileException("a type that does not end", type.offset());
    }
    Size size = known.get(type.offset());
    if (size == null) {
      size = compute(type, depth + 1);
      known.put(type.offset(), size);
    }
    return size;
  }

  private Size compute(Entry type, int depth) throws UnnamedException {
    long bytes = type.number(Dw.AT_BYTE_SIZE).orElse(0);
    Size size =
        switch (type.tag()) {
          case Dw.TAG_POINTER -> new Size(POINTER, POINTER);
          case Dw.TAG_BASE -> {
            boolean pair = type.number(Dw.AT_ENCODING).orElse(0) == COMPLEX_FLOAT;
            yield new Size(bytes, Math.min(WIDEST, pair ? bytes / 2 : bytes));
          }
          case Dw.TAG_ENUMERATION -> new Size(bytes, bytes);
          case Dw.TAG_STRUCTURE, Dw.TAG_UNION -> new Size(bytes, widest(type, depth));
          case Dw.TAG_ARRAY -> {
            if (Vectors.isOne(type)) {
              long all = new Vectors(info, printer).bytes(type);
              yield new Size(all, all);
            }
            Size one = ofTarget(type, depth);
            yield new Size(one.bytes() * length(type), one.alignment());
          }
          default -> ofTarget(type, depth);
        };
    OptionalLong written = type.number(Dw.AT_ALIGNMENT);
    long alignment = Math.max(1, written.orElse(size.alignment()));
    if (Long.bitCount(alignment) != 1 || size.bytes() < 0) {
      throw new MalformedFileException("a type of unlikely size", type.offset());
    }
    return new Size(size.bytes(), alignment);
  }

  /** Packed structs are aligned like their least aligned place allows. */
  private long widest(Entry type, int depth) throws UnnamedException {
    long widest = 1;
    for (Entry member : info.children(type)) {
      if (member.tag() == Dw.TAG_MEMBER) {
        long own =
            Math.max(ofTarget(member, depth).alignment(), member.number(Dw.AT_ALIGNMENT).orElse(1));
        if (!member.has(Dw.AT_BIT_SIZE)
            && member.number(Dw.AT_MEMBER_LOCATION).orElse(0) % own != 0) {
          return 1;
        }
        widest = Math.max(widest, own);
      }
    }
    return type.number(Dw.AT_BYTE_SIZE).orElse(0) % widest == 0 ? widest : 1;
  }

  private long length(Entry array) {
    long length = 1;
    for (Entry child : info.children(array)) {
      if (child.tag() == Dw.TAG_SUBRANGE) {
        OptionalLong count = child.number(Dw.AT_COUNT);
        OptionalLong last = child.number(Dw.AT_UPPER_BOUND);
        length *=
            count.isPresent() ? count.getAsLong() : last.isPresent() ? last.getAsLong() + 1 : 0;
      }
    }
    return length;
  }
}
