package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A type as it is written behind {@code :}. */
public enum SeamType {
  ANY,
  BOOL,
  INT,
  FLOAT,
  STR,
  DURATION,
  SIZE,
  INSTANT,
  BYTES,
  LIST,
  RECORD,
  RANGE,
  FN,
  PATCH,
  TARGET,
  PLAN,
  ERROR,
  PTR,
  ATOMIC,
  SIGNATURE,
  F32,
  F64,
  VOID,
  I8(Byte.MIN_VALUE, Byte.MAX_VALUE),
  I16(Short.MIN_VALUE, Short.MAX_VALUE),
  I32(Integer.MIN_VALUE, Integer.MAX_VALUE),
  I64(Long.MIN_VALUE, Long.MAX_VALUE),
  U8(0, 0xff),
  U16(0, 0xffff),
  U32(0, 0xffff_ffffL),
  U64(0, Long.MAX_VALUE);

  private final boolean ranged;
  private final long least;
  private final long largest;

  SeamType() {
    ranged = false;
    least = 0;
    largest = 0;
  }

  SeamType(long least, long largest) {
    this.ranged = true;
    this.least = least;
    this.largest = largest;
  }

  /** As it is written. */
  @TruffleBoundary
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SeamType> find(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** All of them, as they are written. */
  public static List<String> words() {
    return Arrays.stream(values()).map(SeamType::word).toList();
  }

  /** Whether a value is of this type. */
  public boolean accepts(Object value) {
    if (ranged) {
      return value instanceof Long n && acceptsInteger(n);
    }
    return switch (this) {
      case ANY, VOID -> true;
      case F32 -> value instanceof Double d && fitsFloat(d);
      case F64 -> value instanceof Double;
      case PTR -> value instanceof SeamPointer || value instanceof SeamNull;
      case BOOL -> value instanceof Boolean;
      case INT -> value instanceof Long;
      case FLOAT -> value instanceof Double;
      case STR -> value instanceof String;
      case DURATION -> value instanceof SeamDuration;
      case SIZE -> value instanceof SeamSize;
      case LIST -> value instanceof SeamList;
      case RECORD -> value instanceof SeamRecord;
      case RANGE -> value instanceof SeamRange;
      case FN -> value instanceof SeamFunction;
      default -> isNamed(value);
    };
  }

  @TruffleBoundary
  private boolean isNamed(Object value) {
    return Values.type(value).equals(word());
  }

  /** Whether an integer is of this type. */
  public boolean acceptsInteger(long value) {
    return ranged ? value >= least && value <= largest : this == INT || takesAnything();
  }

  private static boolean fitsFloat(double value) {
    return Float.isFinite((float) value) == Double.isFinite(value);
  }

  /** The type of the values it takes, as {@link Values#type} names them. */
  public String valueType() {
    if (ranged) {
      return INT.word();
    }
    return this == F32 || this == F64 ? FLOAT.word() : word();
  }

  /** Whether every value is of this type. */
  public boolean takesAnything() {
    return this == ANY || this == VOID;
  }

  /** Whether only the size of a value keeps it out. */
  public boolean isTooNarrowFor(Object value) {
    boolean number = ranged ? value instanceof Long : this == F32 && value instanceof Double;
    return number && !accepts(value);
  }

  /** {@code an int}, {@code a u8}. */
  @TruffleBoundary
  public String described() {
    return Values.withArticle(word());
  }
}
