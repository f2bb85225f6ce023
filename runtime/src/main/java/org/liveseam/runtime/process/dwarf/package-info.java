/**
 * Prototypes of C functions from debugging information, DWARF 2 to 5. Pure: bytes in, C out;
 * whatever follows the format badly is a {@link org.liveseam.runtime.elf.MalformedFileException}.
 *
 * <p>Why not a library: no JVM library that reads DWARF 5 is kept. Peter's libdwarf for Java and
 * the reader in Eclipse's CDT know versions 2 to 4 at best and are not published where builds look;
 * others are parts of debuggers. What is needed here is small: names and types, no lines, no
 * locations.
 */
package org.liveseam.runtime.process.dwarf;
