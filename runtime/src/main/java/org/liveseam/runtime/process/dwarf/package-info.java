/**
 * Prototypes of C functions, and declarations of functions, variables and types, from debugging
 * information, DWARF 2 to 5. Pure: bytes in, C out; whatever follows the format badly is a {@link
 * org.liveseam.runtime.elf.MalformedFileException}.
 *
 * <p>Why not a library: none that is kept and reads DWARF 5 on the JVM was found. What is needed
 * here is small: names and types and how they lie in memory; no lines, no locations.
 */
package org.liveseam.runtime.process.dwarf;
