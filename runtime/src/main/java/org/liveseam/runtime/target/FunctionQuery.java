package org.liveseam.runtime.target;

/**
 * @param object {@code vmlinux} or a module's kernel name
 * @param movesPrologue whether its first instructions may be moved, where nothing else makes room
 */
public record FunctionQuery(String object, String name, boolean movesPrologue) {
  public FunctionQuery(String object, String name) {
    this(object, name, false);
  }
}
