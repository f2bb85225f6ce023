package org.liveseam.runtime.target;

import java.util.Optional;

/**
 * @param object {@code vmlinux} or a module's kernel name
 * @param movesPrologue whether its first instructions may be moved, where nothing else makes room
 * @param position which of several functions of the name is meant, from 1; empty for the only one
 */
public record FunctionQuery(
    String object, String name, boolean movesPrologue, Optional<Integer> position) {
  public FunctionQuery(String object, String name) {
    this(object, name, false, Optional.empty());
  }
}
