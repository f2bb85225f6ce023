package org.liveseam.language.api;

import java.util.Optional;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.target.TargetSpec;

/**
 * A test of an evaluated file; belongs to the {@link Seam} that evaluated it.
 *
 * @param target where it wants to run; empty for the current target
 * @param span of its declaration
 * @param code its statements, for the language's eyes only
 */
public record TestHandle(String name, Optional<TargetSpec> target, Span span, Object code) {}
