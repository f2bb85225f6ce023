package org.liveseam.language.check;

import java.util.Optional;
import org.liveseam.language.value.SeamType;
import org.liveseam.runtime.diagnostic.Span;

/**
 * A param of a file.
 *
 * @param defaultText the default as it is written; empty if a value must be given
 * @param doc its doc comment; may be empty
 * @param span its name
 */
public record Param(
    String name, SeamType type, Optional<String> defaultText, String doc, Span span) {}
