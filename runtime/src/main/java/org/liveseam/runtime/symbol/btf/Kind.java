package org.liveseam.runtime.symbol.btf;

/** The kinds of types, in the order of their numbers in the format. */
public enum Kind {
  /** Type 0, which is not in the file. */
  VOID(0, 0, 0),
  /** An integer. */
  INT(1, 4, 0),
  /** A pointer. */
  PTR(2, 0, 0),
  /** An array. */
  ARRAY(3, 12, 0),
  /** A struct. */
  STRUCT(4, 0, 12),
  /** A union. */
  UNION(5, 0, 12),
  /** An enum of 32 bits. */
  ENUM(6, 0, 8),
  /** A struct or union only declared. */
  FWD(7, 0, 0),
  /** A typedef. */
  TYPEDEF(8, 0, 0),
  /** Qualifier. */
  VOLATILE(9, 0, 0),
  /** Qualifier. */
  CONST(10, 0, 0),
  /** Qualifier. */
  RESTRICT(11, 0, 0),
  /** A function; its type is a prototype. */
  FUNC(12, 0, 0),
  /** A prototype. */
  FUNC_PROTO(13, 0, 8),
  /** A variable. */
  VAR(14, 4, 0),
  /** A section of variables. */
  DATASEC(15, 0, 12),
  /** A floating-point number. */
  FLOAT(16, 0, 0),
  /** An attribute on a declaration. */
  DECL_TAG(17, 4, 0),
  /** An attribute on a type, between pointer and target. */
  TYPE_TAG(18, 0, 0),
  /** An enum of 64 bits. */
  ENUM64(19, 0, 12);

  private final int number;
  private final int fixed;
  private final int perItem;

  Kind(int number, int fixed, int perItem) {
    this.number = number;
    this.fixed = fixed;
    this.perItem = perItem;
  }

  /** Its number in the format. */
  int number() {
    return number;
  }

  /** Bytes behind the 12 common ones, for so many members, values, parameters or variables. */
  int extra(int items) {
    return fixed + perItem * items;
  }

  /** Whether it only changes the type it refers to. */
  boolean isModifier() {
    return this == CONST || this == VOLATILE || this == RESTRICT || this == TYPE_TAG;
  }
}
