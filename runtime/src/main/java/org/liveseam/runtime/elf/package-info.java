/** Bytes of object files: a bounds-checked cursor and a reader of ELF64 little-endian files. */
package org.liveseam.runtime.elf;
