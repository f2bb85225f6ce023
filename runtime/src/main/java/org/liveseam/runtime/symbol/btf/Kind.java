package org.liveseam.runtime.symbol.btf;

/** The kinds of types, in the order of their numbers in the format. */
public enum Kind {
  /** Type 0, which is not in the file. */
  VOID(0, 0),
  /** An integer. */
  INT(4, 0),
  /** A pointer. */
  PTR(0, 0),
  /** An array. */
  ARRAY(12, 0),
  /** A struct. */
  STRUCT(0, 12),
  /** A union. */
  UNION(0, 12),
  /** An enum of 32 bits. */
  ENUM(0, 8),
  /** A struct or union only declared. */
  FWD(0, 0),
  /** A typedef. */
  TYPEDEF(0, 0),
  /** Qualifier. */
  VOLATILE(0, 0),
  /** Qualifier. */
  CONST(0, 0),
  /** Qualifier. */
  RESTRICT(0, 0),
  /** A function; its type is a prototype. */
  FUNC(0, 0),
  /** A prototype. */
  FUNC_PROTO(0, 8),
  /** A variable. */
  VAR(4, 0),
  /** A section of variables. */
  DATASEC(0, 12),
  /** A floating-point number. */
  FLOAT(0, 0),
  /** An attribute on a declaration. */
  DECL_TAG(4, 0),
  /** An attribute on a type, between pointer and target. */
  TYPE_TAG(0, 0),
  /** An enum of 64 bits. */
  ENUM64(0, 12);

  private final int fixed;
  private final int perItem;

  Kind(int fixed, int perItem) {
    this.fixed = fixed;
    this.perItem = perItem;
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
