package org.liveseam.language.nativecode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamPointer;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.model.NativeType;

/**
 * Values of the language as machine code has them, and back. Nothing is converted or cut: what does
 * not fit is an error.
 *
 * <p>What machine code has is an {@code Integer} for integers of up to 32 bits, extended from their
 * own width as the x86-64 ABI's compilers expect, a {@code Long} for those of 64 bits and for
 * addresses, a {@code Float} or a {@code Double}; {@code null} for nothing.
 */
final class NativeValues {
  private NativeValues() {}

  /** How an argument travels; never asked for {@code void}. */
  static MemoryLayout layout(NativeType type) {
    return switch (type) {
      case I8, I16, I32, U8, U16, U32 -> ValueLayout.JAVA_INT;
      case I64, U64, PTR, STR -> ValueLayout.JAVA_LONG;
      case F32 -> ValueLayout.JAVA_FLOAT;
      case F64 -> ValueLayout.JAVA_DOUBLE;
      case VOID -> throw new IllegalArgumentException("nothing has no layout");
    };
  }

  /**
   * A value on its way to machine code.
   *
   * @param what the place, for the error
   * @param arena where text is put; it lives as long as that
   */
  static Object out(NativeType type, Object value, String what, Arena arena) {
    return switch (type) {
      case I8, I16, I32, U8, U16, U32 -> (int) integer(type, value, what);
      case I64, U64 -> integer(type, value, what);
      case F32 -> (float) number(type, value, what);
      case F64 -> number(type, value, what);
      case PTR ->
          switch (value) {
            case SeamPointer pointer -> pointer.address();
            case SeamNull none -> 0L;
            default -> throw wrong(type, value, what);
          };
      case STR -> {
        if (!(value instanceof String text)) {
          throw wrong(type, value, what);
        }
        if (text.indexOf('\0') >= 0) {
          throw Diagnostic.of(ScriptErrors.NATIVE_VALUE, what, "text without a NUL", "one with it")
              .raise();
        }
        yield arena.allocateFrom(text).address();
      }
      case VOID -> throw new IllegalArgumentException("nothing goes out");
    };
  }

  /**
   * What came from machine code, as a value.
   *
   * @param raw of the class that {@link #layout} says
   */
  static Object in(NativeType type, Object raw, String what) {
    return switch (type) {
      case I8 -> (long) (byte) (int) raw;
      case I16 -> (long) (short) (int) raw;
      case I32 -> (long) (int) raw;
      case U8 -> (int) raw & 0xffL;
      case U16 -> (int) raw & 0xffffL;
      case U32 -> (int) raw & 0xffff_ffffL;
      case I64 -> raw;
      case U64 -> {
        if ((long) raw < 0) {
          throw Diagnostic.of(
                  ScriptErrors.NARROWING, Long.toUnsignedString((long) raw), "an int of 64 bits")
              .note("it is " + what)
              .raise();
        }
        yield raw;
      }
      case F32 -> (double) (float) raw;
      case F64 -> raw;
      case PTR -> SeamPointer.of((long) raw);
      case STR -> (long) raw == 0 ? SeamNull.NULL : text((long) raw, what);
      case VOID -> SeamNull.NULL;
    };
  }

  /** What stands for no answer at all: zero of that type. */
  static @org.jspecify.annotations.Nullable Object zero(NativeType type) {
    return switch (type) {
      case I8, I16, I32, U8, U16, U32 -> 0;
      case I64, U64, PTR, STR -> 0L;
      case F32 -> 0f;
      case F64 -> 0d;
      case VOID -> null;
    };
  }

  @SuppressWarnings("restricted") // native access is what this package is for
  private static String text(long address, String what) {
    MemorySegment start = MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE);
    long length = 0;
    while (start.get(ValueLayout.JAVA_BYTE, length) != 0) {
      length++;
    }
    byte[] bytes = start.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Diagnostic.of(ScriptErrors.NATIVE_VALUE, what, "UTF-8 text", "other bytes")
          .help("take it as `ptr`")
          .raise();
    }
  }

  private static long integer(NativeType type, Object value, String what) {
    if (value instanceof Long number) {
      fits(type, number, what);
      return number;
    }
    throw wrong(type, value, what);
  }

  private static double number(NativeType type, Object value, String what) {
    if (value instanceof Double number) {
      fits(type, number, what);
      return number;
    }
    throw wrong(type, value, what);
  }

  private static void fits(NativeType type, Object number, String what) {
    SeamType wanted = SeamType.find(type.word()).orElseThrow();
    if (!wanted.accepts(number)) {
      throw Diagnostic.of(ScriptErrors.NARROWING, number, wanted.described())
          .note("it is for " + what)
          .raise();
    }
  }

  private static RuntimeException wrong(NativeType type, Object value, String what) {
    String wanted =
        switch (type) {
          case I8, I16, I32, I64, U8, U16, U32, U64 -> "an int";
          case F32, F64 -> "a float";
          case PTR -> "a ptr or null";
          case STR -> "a str";
          case VOID -> "nothing";
        };
    return Diagnostic.of(ScriptErrors.NATIVE_VALUE, what, wanted, Values.aType(value)).raise();
  }
}
