package org.liveseam.runtime.model;

import java.nio.file.Path;

/**
 * A C file as it was when the patch was read.
 *
 * @param path absolute; used in messages and as the folder of its own {@code #include "..."}
 */
public record SourceFile(Path path, String text) {}
