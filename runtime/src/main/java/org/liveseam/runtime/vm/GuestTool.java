package org.liveseam.runtime.vm;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One thing a guest needs from this machine.
 *
 * @param name what it is called, {@code qemu-system-x86_64}
 * @param purpose what it is needed for, a noun phrase
 * @param path where it is, empty when it is missing or unusable
 * @param debianPackage the Debian package that supplies it
 * @param problem what is wrong with it, empty when nothing is
 * @param optional whether a guest can do without it
 */
public record GuestTool(
    String name,
    String purpose,
    Optional<Path> path,
    String debianPackage,
    Optional<String> problem,
    boolean optional) {

  /** Whether it is there and usable. */
  public boolean present() {
    return path.isPresent();
  }
}
