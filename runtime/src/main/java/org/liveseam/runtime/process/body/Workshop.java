package org.liveseam.runtime.process.body;

import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.prologue.MovedEntries;

/**
 * What bodies are made with.
 *
 * @param surroundings what they are bound to
 * @param files where their libraries are written
 * @param runtime what seam.h declares
 * @param memory this process' own
 * @param moved entries of functions that were built without sites
 */
record Workshop(
    Surroundings surroundings,
    BodyFiles files,
    RuntimeLibrary runtime,
    NativeMemory memory,
    MovedEntries moved) {}
