/** Pages of documentation made from files of the language. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.doc;
