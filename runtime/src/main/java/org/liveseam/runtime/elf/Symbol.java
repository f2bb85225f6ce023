package org.liveseam.runtime.elf;

/**
 * An entry of a symbol table.
 *
 * @param index its number in the table
 * @param name its name, empty for section symbols
 * @param type low half of st_info, see the constants
 * @param binding high half of st_info, see the constants
 * @param visibility low bits of st_other, 0 default
 * @param section st_shndx: a section's number or a reserved one, see the constants
 * @param value offset in its section in relocatable files, an address in others
 * @param size in bytes, 0 when unknown
 */
public record Symbol(
    int index,
    String name,
    int type,
    int binding,
    int visibility,
    int section,
    long value,
    long size) {
  /** Type: data. */
  public static final int OBJECT = 1;

  /** Type: function. */
  public static final int FUNC = 2;

  /** Type: section. */
  public static final int SECTION = 3;

  /** Type: resolved by a call at load time. */
  public static final int IFUNC = 10;

  /** Binding: local. */
  public static final int LOCAL = 0;

  /** Binding: global. */
  public static final int GLOBAL = 1;

  /** Binding: weak. */
  public static final int WEAK = 2;

  /** Section: not defined here. */
  public static final int UNDEFINED = 0;

  /** Section: reserved numbers start here. */
  public static final int RESERVED = 0xff00;

  /** Section: an absolute value. */
  public static final int ABSOLUTE = 0xfff1;

  /** Whether it is defined here. */
  public boolean isDefined() {
    return section != UNDEFINED;
  }
}
