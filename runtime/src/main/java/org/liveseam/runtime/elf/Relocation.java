package org.liveseam.runtime.elf;

/**
 * A relocation with addend.
 *
 * @param offset where it applies, in its section in relocatable files
 * @param type the architecture's number
 * @param symbol number in the symbol table
 * @param addend added to the symbol's value
 */
public record Relocation(long offset, int type, int symbol, long addend) {}
