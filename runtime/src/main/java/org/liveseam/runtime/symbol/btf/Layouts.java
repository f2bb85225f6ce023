package org.liveseam.runtime.symbol.btf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.StructLayout;

/** Sizes and members of types. */
public final class Layouts {
  private static final int DEEPEST = 64;
  private static final int MOST_MEMBERS = 1 << 16;
  private static final int POINTER = 8;

  private final Btf btf;
  private final CPrinter printer;

  /** Layouts of one kernel's or module's types. */
  public Layouts(Btf btf) {
    this.btf = btf;
    this.printer = new CPrinter(btf);
  }

  /** The layout of a named struct or union. */
  public Optional<StructLayout> find(String name) {
    for (Kind kind : new Kind[] {Kind.STRUCT, Kind.UNION}) {
      int[] found = btf.find(kind, name);
      if (found.length > 0) {
        return Optional.of(of(btf.type(found[0])));
      }
    }
    return Optional.empty();
  }

  /** The layout of a struct or union. */
  public StructLayout of(BtfType type) {
    List<StructLayout.Member> members = new ArrayList<>();
    collect(type, 0, 0, members);
    return new StructLayout(
        type.name(), type.kind() == Kind.UNION, Integer.toUnsignedLong(type.sizeOrType()), members);
  }

  private void collect(BtfType type, long start, int depth, List<StructLayout.Member> members) {
    if (depth > DEEPEST || members.size() > MOST_MEMBERS) {
      throw new MalformedFileException(
          "BTF type " + type.id() + " has too many members inside", -1);
    }
    for (BtfType.Member member : btf.members(type)) {
      BtfType inside = btf.peel(member.type(), false);
      boolean aggregate = inside.kind() == Kind.STRUCT || inside.kind() == Kind.UNION;
      if (member.name().isEmpty() && aggregate) {
        collect(inside, start + member.bitOffset(), depth + 1, members);
      } else if (!member.name().isEmpty()) {
        members.add(member(member, start));
      }
    }
  }

  private StructLayout.Member member(BtfType.Member member, long start) {
    BtfType type = btf.peel(member.type(), true);
    long offset = start + member.bitOffset();
    int bits = member.bitSize();
    // Before the kind flag, a bit field was an integer narrower than its size.
    if (bits == 0 && type.kind() == Kind.INT && btf.intBits(type) != type.sizeOrType() * 8) {
      bits = btf.intBits(type);
    }
    return new StructLayout.Member(
        member.name(),
        offset,
        bits,
        sizeOf(member.type()),
        printer.declaration(member.type(), member.name()));
  }

  /** Size of a type in bytes. */
  public long sizeOf(int id) {
    long factor = 1;
    int current = id;
    for (int depth = 0; depth < DEEPEST; depth++) {
      BtfType type = btf.peel(current, true);
      switch (type.kind()) {
        case INT, FLOAT, STRUCT, UNION, ENUM, ENUM64 -> {
          return product(factor, Integer.toUnsignedLong(type.sizeOrType()), id);
        }
        case PTR -> {
          return product(factor, POINTER, id);
        }
        case ARRAY -> {
          factor = product(factor, btf.length(type), id);
          current = btf.element(type);
        }
        default -> throw new MalformedFileException("BTF type " + id + " has no size", -1);
      }
    }
    throw new MalformedFileException("BTF type " + id + " refers to itself", -1);
  }

  private static long product(long a, long b, int id) {
    if (Math.multiplyHigh(a, b) != 0 || a * b < 0) {
      throw new MalformedFileException("BTF type " + id + " is too large", -1);
    }
    return a * b;
  }
}
