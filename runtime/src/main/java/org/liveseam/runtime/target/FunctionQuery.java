package org.liveseam.runtime.target;

/**
 * @param object {@code vmlinux} or a module's kernel name
 */
public record FunctionQuery(String object, String name) {}
