package org.liveseam.runtime.elf;

/**
 * A section header.
 *
 * @param index its number
 * @param name its name, empty for the null section
 * @param type sh_type, see the constants
 * @param flags sh_flags
 * @param address sh_addr, 0 in relocatable files
 * @param offset where its bytes are in the file; meaningless for NOBITS
 * @param size in bytes
 * @param link sh_link: the string table of a symbol table, the symbol table of relocations
 * @param info sh_info: the section relocations apply to
 * @param entrySize sh_entsize
 */
public record Section(
    int index,
    String name,
    int type,
    long flags,
    long address,
    long offset,
    long size,
    int link,
    int info,
    long entrySize) {
  /** Bytes of the program. */
  public static final int PROGBITS = 1;

  /** Symbol table. */
  public static final int SYMTAB = 2;

  /** String table. */
  public static final int STRTAB = 3;

  /** Relocations with addends. */
  public static final int RELA = 4;

  /** Notes. */
  public static final int NOTE = 7;

  /** Space without bytes in the file. */
  public static final int NOBITS = 8;

  /** Symbol table of the dynamic linker. */
  public static final int DYNSYM = 11;

  /** Flag: writable. */
  public static final long WRITE = 1;

  /** Flag: in memory at run time. */
  public static final long ALLOC = 2;

  /** Flag: code. */
  public static final long EXECINSTR = 4;

  /** Whether it is in memory at run time. */
  public boolean isAlloc() {
    return (flags & ALLOC) != 0;
  }

  /** Whether it is code. */
  public boolean isExecutable() {
    return (flags & EXECINSTR) != 0;
  }
}
