package org.liveseam.runtime.model;

import java.nio.file.Path;

/**
 * A C file as it was when the patch was read.
 *
 * @param path absolute; used in messages and as the folder of its own {@code #include "..."}
 * @param included stands for the content of everything that it includes in quotes, and those in
 *     turn; empty if there is nothing
 */
public record SourceFile(Path path, String text, String included) {
  /** A text that includes nothing of the author's. */
  public SourceFile(Path path, String text) {
    this(path, text, "");
  }
}
