package org.liveseam.language.nodes.scope;

/**
 * A variable as tools see it.
 *
 * @param from the offset from which on its name means it
 * @param assignable whether the language lets it be assigned again
 */
public record Variable(String name, int from, boolean assignable, Place place) {}
