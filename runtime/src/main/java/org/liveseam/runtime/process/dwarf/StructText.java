package org.liveseam.runtime.process.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.process.dwarf.TypePrinter.UnnamedException;

/**
 * Writes what stands between the braces of structs, unions and enums, so that the compiler lays
 * them out as they are: packed and padded by hand where that is not what it would do by itself. Not
 * thread-safe.
 */
final class StructText implements TypePrinter.Unnamed {
  private static final int LONGEST = 1 << 16;
  private static final int DEEPEST = 32;
  private static final int INT = 4;

  private final DebugInfo info;
  private final TypePrinter printer;
  private final TypeSizes sizes;
  private int depth;

  StructText(DebugInfo info) {
    this.info = info;
    this.printer = new TypePrinter(info, this);
    this.sizes = new TypeSizes(info, printer);
  }

  /** Writes types in C; those without a tag are written out. */
  TypePrinter printer() {
    return printer;
  }

  List<Entry> members(Entry type) {
    return info.children(type).stream().filter(child -> child.tag() == Dw.TAG_MEMBER).toList();
  }

  @Override
  public String spell(Entry type) throws UnnamedException {
    return switch (type.tag()) {
      case Dw.TAG_STRUCTURE -> "struct " + body(type);
      case Dw.TAG_UNION -> "union " + body(type);
      case Dw.TAG_ENUMERATION -> integer(type);
      default -> throw new UnnamedException("a type without a name");
    };
  }

  /** {@code { int x; } __attribute__((packed))}. */
  String body(Entry type) throws UnnamedException {
    if (++depth > DEEPEST) {
      throw new MalformedFileException("a type that does not end", type.offset());
    }
    try {
      boolean natural = isNatural(type);
      if (!natural && type.tag() == Dw.TAG_UNION) {
        throw new UnnamedException("a union of unusual layout");
      }
      var text = new StringBuilder("{ ");
      long end = 0;
      for (Entry member : members(type)) {
        long offset = member.number(Dw.AT_MEMBER_LOCATION).orElse(0);
        if (!natural) {
          pad(text, offset - end);
          end = offset + sizes.of(member).bytes();
        }
        member(text, member);
        if (text.length() > LONGEST) {
          throw new UnnamedException("a very large struct");
        }
      }
      if (!natural) {
        pad(text, type.number(Dw.AT_BYTE_SIZE).orElse(0) - end);
      }
      return text.append('}').append(attributes(type, natural)).toString();
    } finally {
      depth--;
    }
  }

  private void member(StringBuilder text, Entry member) throws UnnamedException {
    String name = member.name().orElse("");
    if (!name.isEmpty() && !Names.isC(name)) {
      throw new UnnamedException("a member that C cannot name");
    }
    text.append(printer.declaration(member, name));
    member.number(Dw.AT_BIT_SIZE).ifPresent(bits -> text.append(" : ").append(bits));
    member
        .number(Dw.AT_ALIGNMENT)
        .ifPresent(n -> text.append(" __attribute__((aligned(").append(n).append(")))"));
    text.append("; ");
  }

  private static void pad(StringBuilder text, long bytes) throws UnnamedException {
    if (bytes < 0) {
      throw new UnnamedException("a struct of unusual layout");
    }
    if (bytes > 0) {
      text.append("char seam_pad").append(text.length()).append('[').append(bytes).append("]; ");
    }
  }

  private static String attributes(Entry type, boolean natural) {
    var list = new ArrayList<String>();
    if (!natural) {
      list.add("packed");
    }
    type.number(Dw.AT_ALIGNMENT).ifPresent(n -> list.add("aligned(" + n + ")"));
    return list.isEmpty() ? "" : " __attribute__((" + String.join(", ", list) + "))";
  }

  /** Whether the compiler would lay it out as it is. */
  private boolean isNatural(Entry type) throws UnnamedException {
    boolean union = type.tag() == Dw.TAG_UNION;
    long bit = 0;
    long end = 0;
    long widest = Math.max(1, type.number(Dw.AT_ALIGNMENT).orElse(1));
    for (Entry member : members(type)) {
      TypeSizes.Size size = sizes.of(member);
      long alignment = Math.max(size.alignment(), member.number(Dw.AT_ALIGNMENT).orElse(1));
      long bits = member.number(Dw.AT_BIT_SIZE).orElse(-1);
      widest = Math.max(widest, alignment);
      bit = union ? 0 : bit;
      if (bits < 0) {
        bit = up(bit, alignment * Byte.SIZE);
        if (bit != member.number(Dw.AT_MEMBER_LOCATION).orElse(0) * Byte.SIZE) {
          return false;
        }
        bit += size.bytes() * Byte.SIZE;
      } else {
        bit = bitField(member, bit, bits, size.bytes() * Byte.SIZE);
      }
      end = Math.max(end, bit);
    }
    return up(end, widest * Byte.SIZE) == type.number(Dw.AT_BYTE_SIZE).orElse(0) * Byte.SIZE;
  }

  /** Behind its last bit. A field does not lie across two places of its type. */
  private static long bitField(Entry member, long at, long bits, long unit)
      throws UnnamedException {
    if (bits == 0 || unit == 0) {
      throw new UnnamedException("a bit-field without bits");
    }
    long start = at / unit == (at + bits - 1) / unit ? at : up(at, unit);
    if (start != member.number(Dw.AT_DATA_BIT_OFFSET).orElse(start == 0 ? 0 : -1)) {
      throw new UnnamedException("bit-fields with gaps");
    }
    return start + bits;
  }

  private static long up(long value, long step) {
    return (value + step - 1) / step * step;
  }

  /** {@code { RED = 0, GREEN = 1 }}. */
  String enumerators(Entry type) throws UnnamedException {
    var text = new StringBuilder("{ ");
    for (Entry one : info.children(type)) {
      if (one.tag() == Dw.TAG_ENUMERATOR) {
        String name = one.name().filter(Names::isC).orElse("");
        if (name.isEmpty() || !one.has(Dw.AT_CONST_VALUE) || text.length() > LONGEST) {
          throw new UnnamedException("an enum that C cannot say");
        }
        long value = one.number(Dw.AT_CONST_VALUE).orElse(0);
        // The smallest number has no literal of its own.
        String literal = value == Long.MIN_VALUE ? "-9223372036854775807 - 1" : "" + value;
        text.append(name).append(" = ").append(literal).append(", ");
      }
    }
    boolean small = type.number(Dw.AT_BYTE_SIZE).orElse(INT) < INT;
    return text.append('}').append(small ? " __attribute__((packed))" : "").toString();
  }

  /** The type that an enum without a tag has in memory. */
  private String integer(Entry type) throws UnnamedException {
    boolean negative =
        info.children(type).stream().anyMatch(one -> one.number(Dw.AT_CONST_VALUE).orElse(0) < 0);
    String size =
        switch ((int) type.number(Dw.AT_BYTE_SIZE).orElse(0)) {
          case 1 -> "char";
          case 2 -> "short";
          case 4 -> "int";
          case 8 -> "long";
          default -> throw new UnnamedException("an enum of unusual size");
        };
    return (negative ? "signed " : "unsigned ") + size;
  }

  /** What must be the same of two types that are called the same. */
  String meaning(Entry type) throws UnnamedException {
    return switch (type.tag()) {
      case Dw.TAG_TYPEDEF -> printer.declaration(type, "");
      case Dw.TAG_ENUMERATION -> enumerators(type);
      default -> type.has(Dw.AT_DECLARATION) ? "" : body(type);
    };
  }

  /** What must hold of the text, or it would mean other memory. */
  String check(Entry type, String name) {
    var text = new StringBuilder("_Static_assert(sizeof(" + name + ") == ");
    text.append(type.number(Dw.AT_BYTE_SIZE).orElse(0));
    if (type.tag() != Dw.TAG_ENUMERATION) {
      for (Entry member : members(type)) {
        if (member.name().isPresent() && !member.has(Dw.AT_BIT_SIZE)) {
          text.append(" && __builtin_offsetof(").append(name).append(", ");
          text.append(member.name().get()).append(") == ");
          text.append(member.number(Dw.AT_MEMBER_LOCATION).orElse(0));
        }
      }
    }
    return text.append(", \"layout\");").toString();
  }
}
