package org.liveseam.language.api;

/** Where the language finds targets; {@code workspace::session} of the runtime's is one. */
public interface TargetAccess {}
