package org.liveseam.runtime.target;

/**
 * Something a target needs of this machine.
 *
 * @param what for instance {@code qemu-system-x86_64}
 * @param present whether it is there
 * @param detail where and which version, or what is wrong
 * @param fix a command or package that supplies it; empty if present or beyond repair
 * @param neededFor what cannot be done without it
 */
public record Requirement(
    String what, boolean present, String detail, String fix, String neededFor) {}
