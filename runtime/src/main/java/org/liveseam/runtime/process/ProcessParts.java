package org.liveseam.runtime.process;

import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.body.BodyFiles;
import org.liveseam.runtime.process.body.Surroundings;
import org.liveseam.runtime.process.engine.Redirector;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.prologue.MovedEntries;

/** What the process target is made of. */
record ProcessParts(
    EngineClaim claim,
    LoadedObjects objects,
    Surroundings surroundings,
    NativeLibraries libraries,
    BodyFiles files,
    Redirector redirector,
    NativeMemory memory,
    MovedEntries moved) {}
