/**
 * The kernel's own symbol tables: in an image, as {@code /proc/kallsyms} prints them, and ftrace's
 * list.
 */
package org.liveseam.runtime.symbol.kallsyms;
