package org.liveseam.language.assist;

import java.nio.file.Path;
import org.liveseam.grammar.Span;

/**
 * Somewhere in a file.
 *
 * @param file absolute
 */
public record Place(Path file, Span span) {}
