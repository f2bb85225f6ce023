package org.liveseam.runtime.process.body;

/**
 * What bodies are made with.
 *
 * @param surroundings what they are bound to
 * @param files where their libraries are written
 * @param runtime what seam.h declares
 */
record Workshop(Surroundings surroundings, BodyFiles files, RuntimeLibrary runtime) {}
