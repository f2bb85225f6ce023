package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The kernels below one or more root folders: {@code boot/vmlinuz-RELEASE} with {@code
 * lib/modules/RELEASE} (or {@code usr/lib/modules/RELEASE}, where an unpacked package of a merged
 * release has them).
 *
 * @param kernels newest first; of equal releases the one of the earlier root first
 */
public record InstalledKernels(List<InstalledKernel> kernels) {
  private static final String PREFIX = "vmlinuz-";

  /** Copies the list. */
  public InstalledKernels {
    kernels = List.copyOf(kernels);
  }

  /**
   * Looks below every root, in this order; a root without a {@code boot} folder has no kernels.
   *
   * @throws IOException when a {@code boot} folder is there and cannot be listed
   */
  public static InstalledKernels below(List<Path> roots) throws IOException {
    var found = new ArrayList<InstalledKernel>();
    for (Path root : roots) {
      Path boot = root.resolve("boot");
      if (!Files.isDirectory(boot)) {
        continue;
      }
      try (DirectoryStream<Path> images = Files.newDirectoryStream(boot, PREFIX + "*")) {
        for (Path image : images) {
          String release = image.getFileName().toString().substring(PREFIX.length());
          if (KernelVersion.isRelease(release)) {
            found.add(inspect(root, image, new KernelVersion(release)));
          }
        }
      }
    }
    found.sort(Comparator.comparing(InstalledKernel::version).reversed());
    return new InstalledKernels(found);
  }

  /** The newest one that can be booted and whose configuration has live patching. */
  public Optional<InstalledKernel> newestWithLivepatch() {
    return kernels.stream().filter(k -> k.bootable() && k.livepatch().orElse(false)).findFirst();
  }

  /**
   * The kernel of exactly this release, or else the newest one whose release begins with it at a
   * component's end, those that can be booted first.
   */
  public Optional<InstalledKernel> find(String releaseOrPrefix) {
    return first(k -> k.release().equals(releaseOrPrefix))
        .or(() -> first(k -> k.version().startsWith(releaseOrPrefix)));
  }

  private Optional<InstalledKernel> first(Predicate<InstalledKernel> wanted) {
    List<InstalledKernel> matching = kernels.stream().filter(wanted).toList();
    return matching.stream()
        .filter(InstalledKernel::bootable)
        .findFirst()
        .or(() -> matching.stream().findFirst());
  }

  private static InstalledKernel inspect(Path root, Path image, KernelVersion version)
      throws IOException {
    String release = version.release();
    Optional<Path> modules =
        existing(
            root.resolve("lib/modules").resolve(release),
            root.resolve("usr/lib/modules").resolve(release));
    Optional<Path> config =
        existing(
            root.resolve("boot").resolve("config-" + release),
            modules.orElse(root).resolve("config"));
    Optional<Boolean> livepatch = Optional.empty();
    if (config.isPresent()) {
      livepatch = Optional.of(KernelConfig.read(config.get()).isBuiltIn("LIVEPATCH"));
    }
    return new InstalledKernel(
        version, image, modules, config, livepatch, root, obstacle(image, modules));
  }

  private static Optional<String> obstacle(Path image, Optional<Path> modules) {
    if (!Files.isReadable(image)) {
      return Optional.of(
          image + " cannot be read by this user (some distributions keep it for root)");
    }
    if (modules.isEmpty()) {
      return Optional.of("no module tree belongs to " + image);
    }
    Path index = modules.get().resolve("modules.dep");
    return Files.isReadable(index)
        ? Optional.empty()
        : Optional.of(index + " is missing or unreadable (depmod writes it)");
  }

  private static Optional<Path> existing(Path... candidates) {
    for (Path candidate : candidates) {
      if (Files.isReadable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
