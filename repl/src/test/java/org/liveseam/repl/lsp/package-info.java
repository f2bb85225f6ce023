/** Tests of the language server's parts. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.lsp;
