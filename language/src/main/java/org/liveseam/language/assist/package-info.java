/**
 * What editors and the REPL ask about a text that is being written: completions, documentation,
 * definitions, references, renames, an outline. Nothing is evaluated and no target is opened; files
 * that the text names are read. Places are offsets in UTF-16 units, as editors count.
 */
@org.jspecify.annotations.NullMarked
package org.liveseam.language.assist;
