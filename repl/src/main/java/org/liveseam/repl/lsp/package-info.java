/**
 * The language server: what {@code language.assist} knows, spoken in the Language Server Protocol.
 * It never opens a target and never evaluates a file; a plan that is asked for is made by {@code
 * seam plan} in a process of its own.
 */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.lsp;
