/**
 * Between values of the language and machine code of this process: libraries, calls of native
 * functions, and closures that machine code calls.
 *
 * <p>The only package that uses {@code java.lang.foreign}.
 */
package org.liveseam.language.nativecode;
