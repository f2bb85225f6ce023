package org.liveseam.language.api;

import java.util.Optional;

/**
 * Something a script lets be set from outside.
 *
 * @param type as it is written in the language
 * @param defaultText the default as it is written in the script; empty if a value must be given
 * @param doc its doc comment; may be empty
 */
public record ScriptParam(String name, String type, Optional<String> defaultText, String doc) {}
