package org.liveseam.runtime.symbol.btf;

/**
 * The common part of a type.
 *
 * @param id its number
 * @param kind what it is
 * @param name empty for anonymous types
 * @param items number of members, values, parameters or variables; the linkage of a FUNC
 * @param flag the kind flag: bit fields for struct and union, union for FWD, signed for enums
 * @param sizeOrType its size in bytes, or the type it refers to, by kind
 * @param at where its own part starts in the type section
 */
public record BtfType(
    int id, Kind kind, String name, int items, boolean flag, int sizeOrType, int at) {
  static final BtfType VOID = new BtfType(0, Kind.VOID, "", 0, false, 0, 0);

  /**
   * A member of a struct or union.
   *
   * @param name empty for an anonymous struct or union
   * @param type its type
   * @param bitOffset from the start of its struct
   * @param bitSize 0 when it is no bit field
   */
  public record Member(String name, int type, long bitOffset, int bitSize) {}

  /**
   * A parameter; without name and type it is the dots.
   *
   * @param name may be empty
   * @param type its type
   */
  public record Parameter(String name, int type) {}

  /**
   * A value of an enum.
   *
   * @param name its name
   * @param value signed, or to be read unsigned, as the enum says
   */
  public record Value(String name, long value) {}
}
