package org.liveseam.runtime.process.dwarf;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.model.Names;

/**
 * Writes types in C, from the inside out: the declarator grows around the name until a type without
 * parts is reached. What C cannot say by name, a struct without a tag for instance, is left to
 * {@link Unnamed}, or refused with {@link UnnamedException}.
 */
final class TypePrinter {
  private static final int LONGEST = 1 << 14;
  private static final int DEEPEST = 64;

  private static final Pattern BASE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*( [A-Za-z0-9_]+){0,4}");

  private final DebugInfo info;
  private final Unnamed unnamed;
  private final Vectors vectors;

  TypePrinter(DebugInfo info) {
    this(
        info,
        type -> {
          throw new UnnamedException("a type without a name");
        });
  }

  TypePrinter(DebugInfo info, Unnamed unnamed) {
    this.info = info;
    this.unnamed = unnamed;
    this.vectors = new Vectors(info, this);
  }

  /** What is written for a struct, a union or an enum without a tag. */
  interface Unnamed {
    String spell(Entry type) throws UnnamedException;
  }

  /** A type cannot be named. */
  static final class UnnamedException extends Exception {
    private static final long serialVersionUID = 1L;

    UnnamedException(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * A declaration, {@code int (*fn)(void *)}; with an empty name a type, {@code int (*)(void *)}.
   *
   * @param holder the entry whose DW_AT_type is meant; without one it is void
   */
  String declaration(Entry holder, String name) throws UnnamedException {
    return declare(holder, name, 0);
  }

  /** What a type is behind its names, without qualifiers; {@code *} for pointers and arrays. */
  String plain(Entry holder) throws UnnamedException {
    Entry current = holder;
    for (int steps = 0; steps <= DEEPEST; steps++) {
      Optional<Entry> target = typeOf(current);
      if (target.isEmpty()) {
        return "void";
      }
      current = target.get();
      switch (current.tag()) {
        case Dw.TAG_CONST, Dw.TAG_VOLATILE, Dw.TAG_RESTRICT, Dw.TAG_ATOMIC, Dw.TAG_TYPEDEF -> {}
        case Dw.TAG_POINTER -> {
          return "*";
        }
        case Dw.TAG_ARRAY -> {
          return Vectors.isOne(current) ? "vector" : "*";
        }
        case Dw.TAG_STRUCTURE -> {
          return "struct";
        }
        case Dw.TAG_UNION -> {
          return "union";
        }
        case Dw.TAG_ENUMERATION -> {
          return "enum";
        }
        default -> {
          return base(current);
        }
      }
    }
    throw new MalformedFileException("a type that does not end", holder.offset());
  }

  private String declare(Entry holder, String name, int depth) throws UnnamedException {
    String inner = name;
    String qualifiers = "";
    Entry current = holder;
    for (int steps = depth; ; steps++) {
      if (steps > DEEPEST || inner.length() > LONGEST) {
        throw new MalformedFileException("a type that does not end", holder.offset());
      }
      Optional<Entry> target = typeOf(current);
      if (target.isEmpty()) {
        return joined(qualifiers + "void", inner);
      }
      current = target.get();
      switch (current.tag()) {
        case Dw.TAG_CONST -> qualifiers = qualified(qualifiers, "const ");
        case Dw.TAG_VOLATILE -> qualifiers = qualified(qualifiers, "volatile ");
        case Dw.TAG_RESTRICT -> qualifiers = qualified(qualifiers, "restrict ");
        case Dw.TAG_ATOMIC -> qualifiers = qualified(qualifiers, "_Atomic ");
        case Dw.TAG_POINTER -> {
          inner = pointer(current, qualifiers, inner);
          qualifiers = "";
        }
        case Dw.TAG_ARRAY -> {
          if (Vectors.isOne(current)) {
            String attribute = vectors.attribute(current);
            return joined(qualifiers + declare(current, "", steps + 1) + " " + attribute, inner);
          }
          inner += dimensions(current);
        }
        case Dw.TAG_SUBROUTINE -> inner += "(" + parameters(current, steps) + ")";
        default -> {
          return joined(qualifiers + base(current), inner);
        }
      }
    }
  }

  private static String joined(String base, String inner) {
    return inner.isEmpty() || inner.startsWith("[") ? base + inner : base + " " + inner;
  }

  /** What an entry's DW_AT_type leads to; empty for void. */
  Optional<Entry> typeOf(Entry holder) throws UnnamedException {
    OptionalLong at = holder.reference(Dw.AT_TYPE);
    if (at.isEmpty() && holder.has(Dw.AT_TYPE)) {
      throw new UnnamedException("a type of another file");
    }
    return at.isEmpty() ? Optional.empty() : Optional.of(info.entry(at.getAsLong()));
  }

  private static String qualified(String qualifiers, String one) {
    return qualifiers.contains(one) ? qualifiers : qualifiers + one;
  }

  private String pointer(Entry pointer, String qualifiers, String inner) throws UnnamedException {
    String text =
        "*" + (inner.isEmpty() || inner.startsWith("[") ? qualifiers.strip() : qualifiers) + inner;
    return isArrayOrFunction(pointer) ? "(" + text + ")" : text;
  }

  private boolean isArrayOrFunction(Entry pointer) throws UnnamedException {
    Optional<Entry> target = typeOf(pointer);
    for (int steps = 0; target.isPresent() && steps < DEEPEST; steps++) {
      switch (target.get().tag()) {
        case Dw.TAG_CONST, Dw.TAG_VOLATILE, Dw.TAG_RESTRICT, Dw.TAG_ATOMIC ->
            target = typeOf(target.get());
        case Dw.TAG_ARRAY -> {
          return !Vectors.isOne(target.get());
        }
        case Dw.TAG_SUBROUTINE -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private String dimensions(Entry array) {
    var text = new StringBuilder();
    for (Entry child : info.children(array)) {
      if (child.tag() == Dw.TAG_SUBRANGE) {
        OptionalLong count = child.number(Dw.AT_COUNT);
        OptionalLong last = child.number(Dw.AT_UPPER_BOUND);
        String length =
            count.isPresent()
                ? Long.toString(count.getAsLong())
                : last.isPresent() ? Long.toString(last.getAsLong() + 1) : "";
        text.append('[').append(length).append(']');
      }
    }
    return text.toString();
  }

  private String parameters(Entry prototype, int depth) throws UnnamedException {
    var joiner = new StringJoiner(", ");
    for (Entry child : info.children(prototype)) {
      if (child.tag() == Dw.TAG_PARAMETER) {
        joiner.add(declare(child, "", depth + 1));
      } else if (child.tag() == Dw.TAG_DOTS) {
        joiner.add("...");
      }
      if (joiner.length() > LONGEST) {
        throw new MalformedFileException("a prototype that does not end", prototype.offset());
      }
    }
    return joiner.length() == 0 ? "void" : joiner.toString();
  }

  private String base(Entry type) throws UnnamedException {
    String name = type.name().orElse("");
    if (name.isEmpty()) {
      return unnamed.spell(type);
    }
    boolean simple = type.tag() == Dw.TAG_BASE;
    if (simple ? !BASE.matcher(name).matches() : !Names.isC(name)) {
      throw new UnnamedException("a name that is not of C");
    }
    return switch (type.tag()) {
      case Dw.TAG_BASE -> name.startsWith("complex ") ? "_C" + name.substring(1) : name;
      case Dw.TAG_TYPEDEF -> name;
      case Dw.TAG_STRUCTURE -> "struct " + name;
      case Dw.TAG_UNION -> "union " + name;
      case Dw.TAG_ENUMERATION -> "enum " + name;
      default -> throw new UnnamedException("a type that is not of C");
    };
  }
}
