/**
 * What an author wrote, resolved against nothing: immutable records, validated in their
 * constructors, that carry source spans. What the engine finds out lives in {@code target} and
 * {@code plan}.
 */
package org.liveseam.runtime.model;
