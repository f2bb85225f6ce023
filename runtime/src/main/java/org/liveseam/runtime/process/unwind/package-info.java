/**
 * Walks stacks by {@code .eh_frame}: the frames a thread will really return to, a second opinion to
 * scanning its stack for addresses. Tables and stack are bytes given to it; nothing here stops or
 * asks a thread.
 *
 * <p>Sources: DWARF 5 chapter 6.4, Linux Standard Base 5.0 "Exception Frames", the System V ABI for
 * x86-64 chapter 3.6.
 */
package org.liveseam.runtime.process.unwind;
