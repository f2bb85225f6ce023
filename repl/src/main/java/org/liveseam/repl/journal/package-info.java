/** Who changed which patches of the kernel, when and why; the kernel itself tells what is so. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.journal;
