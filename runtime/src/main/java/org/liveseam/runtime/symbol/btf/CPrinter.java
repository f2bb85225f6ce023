package org.liveseam.runtime.symbol.btf;

import java.util.List;
import java.util.StringJoiner;
import org.liveseam.runtime.elf.MalformedFileException;

/**
 * Writes types in C, from the inside out: the declarator grows around the name until a type without
 * parts is reached.
 *
 * <pre>
 *   PTR → FUNC_PROTO(int) → PTR → CONST → char, named fn
 *   *fn     (*fn)(int)     *(*fn)(int)     const char *(*fn)(int)
 * </pre>
 *
 * Tags ({@code __user}, {@code __rcu}) are left out: they mean nothing to a compiler that makes a
 * patch.
 */
public final class CPrinter {
  private static final int LONGEST = 1 << 16;
  private static final int DEEPEST = 64;

  private final Btf btf;

  /** A printer of one kernel's or module's types. */
  public CPrinter(Btf btf) {
    this.btf = btf;
  }

  /**
   * A declaration, {@code int (*fn)(void *)}; with an empty name a type, {@code int (*)(void *)}.
   */
  public String declaration(int type, String name) {
    return declare(type, name, 0);
  }

  private String declare(int id, String name, int depth) {
    String inner = name;
    String qualifiers = "";
    int current = id;
    for (int steps = depth; ; steps++) {
      if (steps > DEEPEST || inner.length() > LONGEST) {
        throw new MalformedFileException("BTF type " + id + " does not end", -1);
      }
      BtfType type = btf.type(current);
      switch (type.kind()) {
        case CONST -> qualifiers = qualified(qualifiers, "const ");
        case VOLATILE -> qualifiers = qualified(qualifiers, "volatile ");
        case RESTRICT -> qualifiers = qualified(qualifiers, "restrict ");
        case TYPE_TAG -> {}
        case PTR -> {
          inner = pointer(type, qualifiers, inner);
          qualifiers = "";
        }
        case ARRAY -> inner += "[" + btf.length(type) + "]";
        case FUNC_PROTO -> inner += "(" + parameters(type, steps) + ")";
        default -> {
          String base = qualifiers + base(type, steps);
          return limited(
              inner.isEmpty() || inner.startsWith("[") ? base + inner : base + " " + inner, id);
        }
      }
      current = type.kind() == Kind.ARRAY ? btf.element(type) : type.sizeOrType();
    }
  }

  private static String qualified(String qualifiers, String one) {
    return qualifiers.contains(one) ? qualifiers : qualifiers + one;
  }

  private String pointer(BtfType type, String qualifiers, String inner) {
    String text =
        "*" + (inner.isEmpty() || inner.startsWith("[") ? qualifiers.strip() : qualifiers) + inner;
    Kind target = btf.peel(type.sizeOrType(), false).kind();
    return target == Kind.ARRAY || target == Kind.FUNC_PROTO ? "(" + text + ")" : text;
  }

  /** Parameters of a prototype without the parentheses. */
  String parameters(BtfType prototype, int depth) {
    List<BtfType.Parameter> parameters = btf.parameters(prototype);
    if (parameters.isEmpty()) {
      return "void";
    }
    var joiner = new StringJoiner(", ");
    for (BtfType.Parameter parameter : parameters) {
      joiner.add(
          isDots(parameter) ? "..." : declare(parameter.type(), parameter.name(), depth + 1));
      limited("", joiner.length());
    }
    return joiner.toString();
  }

  static boolean isDots(BtfType.Parameter parameter) {
    return parameter.type() == 0 && parameter.name().isEmpty();
  }

  private String base(BtfType type, int depth) {
    return switch (type.kind()) {
      case VOID -> "void";
      case INT, FLOAT, TYPEDEF -> type.name();
      case STRUCT ->
          type.name().isEmpty() ? "struct " + body(type, depth) : "struct " + type.name();
      case UNION -> type.name().isEmpty() ? "union " + body(type, depth) : "union " + type.name();
      case FWD -> (type.flag() ? "union " : "struct ") + type.name();
      case ENUM, ENUM64 -> type.name().isEmpty() ? "enum " + values(type) : "enum " + type.name();
      default ->
          throw new MalformedFileException(
              "BTF type " + type.id() + " of kind " + type.kind() + " in a declaration", -1);
    };
  }

  private String body(BtfType type, int depth) {
    var text = new StringBuilder("{ ");
    for (BtfType.Member member : btf.members(type)) {
      text.append(declare(member.type(), member.name(), depth + 1));
      if (member.bitSize() != 0) {
        text.append(" : ").append(member.bitSize());
      }
      text.append("; ");
      limited("", text.length());
    }
    return text.append('}').toString();
  }

  private String values(BtfType type) {
    var joiner = new StringJoiner(", ", "{ ", " }");
    for (BtfType.Value value : btf.values(type)) {
      joiner.add(
          value.name()
              + " = "
              + (type.flag()
                  ? Long.toString(value.value())
                  : Long.toUnsignedString(value.value())));
      limited("", joiner.length());
    }
    return joiner.toString();
  }

  private static String limited(String text, int id) {
    if (text.length() > LONGEST) {
      throw new MalformedFileException("BTF type " + id + " makes a declaration too long", -1);
    }
    return text;
  }
}
