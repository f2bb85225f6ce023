package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

/** What holds for all values. */
public final class Values {
  private Values() {}

  /** Whether something is a value of the language as it stands, without conversion. */
  public static boolean isOurs(Object value) {
    return value instanceof SeamValue
        || value instanceof Long
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Double;
  }

  /** The name of a value's type. */
  @TruffleBoundary
  public static String type(Object value) {
    return switch (value) {
      case Boolean b -> "bool";
      case Long n -> "int";
      case Double d -> "float";
      case String s -> "str";
      case SeamValue own -> own.type();
      default -> throw new IllegalStateException("no value: " + value.getClass());
    };
  }

  /** A value's type for messages: {@code an int}, {@code a list}. */
  @TruffleBoundary
  public static String aType(Object value) {
    return withArticle(type(value));
  }

  /** {@code an int}, {@code a list}; {@code null} stays alone. */
  @TruffleBoundary
  public static String withArticle(String type) {
    if (type.equals("null")) {
      return type;
    }
    return ("aeio".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }

  /** As one would write it in a script. */
  @TruffleBoundary
  public static String render(Object value) {
    return switch (value) {
      case String s -> quote(s);
      case SeamValue own -> own.render();
      default -> value.toString();
    };
  }

  /** As {@code print} and <code>${..}</code> show it: text without quotes. */
  @TruffleBoundary
  public static String text(Object value) {
    return value instanceof String s ? s : render(value);
  }

  /** {@code ==}: values of different types are never equal. */
  @TruffleBoundary
  public static boolean equal(Object left, Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      return a.doubleValue() == b.doubleValue();
    }
    return left.equals(right);
  }

  /** A string literal with this value. */
  @TruffleBoundary
  public static String quote(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '\\' -> out.append("\\\\");
        case '"' -> out.append("\\\"");
        case '$' -> out.append(i + 1 < text.length() && text.charAt(i + 1) == '{' ? "\\$" : "$");
        default -> {
          if (Character.isISOControl(c)) {
            out.append(String.format("\\u{%x}", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
