package org.liveseam.runtime.model;

import java.util.Arrays;
import java.util.Optional;

/** A type of the x86-64 System V C ABI as the language spells it. */
public enum NativeType {
  I8("i8", "signed char"),
  I16("i16", "short"),
  I32("i32", "int"),
  I64("i64", "long"),
  U8("u8", "unsigned char"),
  U16("u16", "unsigned short"),
  U32("u32", "unsigned int"),
  U64("u64", "unsigned long"),
  F32("f32", "float"),
  F64("f64", "double"),
  /** An address. */
  PTR("ptr", "void *"),
  /** A NUL-terminated UTF-8 string. */
  STR("str", "const char *"),
  /** Nothing; only as a result. */
  VOID("void", "void");

  private final String word;
  private final String c;

  NativeType(String word, String c) {
    this.word = word;
    this.c = c;
  }

  /** As it is written in the language. */
  public String word() {
    return word;
  }

  /** As C declares it on x86-64. */
  public String c() {
    return c;
  }

  /** The type of that word. */
  public static Optional<NativeType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
