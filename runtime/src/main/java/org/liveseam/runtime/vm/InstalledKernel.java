package org.liveseam.runtime.vm;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One kernel image found on this machine.
 *
 * @param version its release
 * @param image the bootable image, {@code vmlinuz-RELEASE}
 * @param modules its module tree, {@code lib/modules/RELEASE}, when there is one
 * @param config its build configuration, when there is one that can be read
 * @param livepatch whether the configuration says {@code CONFIG_LIVEPATCH=y}; empty without one
 * @param root the folder it was found below; {@code /} for an installed one
 * @param obstacle why it cannot be booted by this user, empty when it can
 */
public record InstalledKernel(
    KernelVersion version,
    Path image,
    Optional<Path> modules,
    Optional<Path> config,
    Optional<Boolean> livepatch,
    Path root,
    Optional<String> obstacle) {

  /** The text of {@code uname -r}. */
  public String release() {
    return version.release();
  }

  /** Whether the image and its modules are there and readable. */
  public boolean bootable() {
    return obstacle.isEmpty();
  }
}
