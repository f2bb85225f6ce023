/**
 * From files to syntax trees: reading, parsing, following imports, and turning the parser's
 * problems and offsets into diagnostics and places.
 */
package org.liveseam.language.source;
