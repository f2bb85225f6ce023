package org.liveseam.runtime.model;

import org.liveseam.runtime.diagnostic.Span;

/** {@code state 7 version 2} of a patch. */
public record State(StateVersion state, Span span) {}
