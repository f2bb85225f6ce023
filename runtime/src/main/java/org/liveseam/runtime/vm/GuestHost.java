package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What this machine has for guests: programs, kernels, a cache, and whether KVM works. Holds no
 * resource; thread-safe.
 */
public final class GuestHost {
  private final Tools tools;
  private final List<Path> kernelRoots;
  private final Path cache;
  private final Path temporary;
  private final AcceleratorProbe probe;

  /**
   * Describes a machine.
   *
   * @param kernelRoots the folders to look for kernels below: {@code /}, and caches of unpacked
   *     packages
   * @param cache where unpacked kernels and first file systems are kept; made when needed
   * @param temporary where each guest's private folder is made; a short path, for a socket
   */
  public GuestHost(Tools tools, List<Path> kernelRoots, Path cache, Path temporary) {
    this.tools = tools;
    this.kernelRoots = List.copyOf(kernelRoots);
    this.cache = cache;
    this.temporary = temporary;
    this.probe = new AcceleratorProbe(tools, cache, Path.of("/dev/kvm"));
  }

  /** This machine as it is, with its installed kernels only. */
  public static GuestHost local(Path cache) {
    String path = System.getenv("PATH");
    return new GuestHost(
        Tools.ofPath(path == null ? "" : path),
        List.of(Path.of("/")),
        cache,
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** The programs. */
  public Tools tools() {
    return tools;
  }

  /**
   * The kernels, looked up anew.
   *
   * @throws IOException when a boot folder cannot be listed
   */
  public InstalledKernels kernels() throws IOException {
    return InstalledKernels.below(kernelRoots);
  }

  /** Boots a guest: {@link Guest#boot}. */
  public Guest boot(GuestSpec spec, Duration deadline) throws GuestException {
    return Guest.boot(this, spec, deadline);
  }

  ContentCache cache() {
    return new ContentCache(cache);
  }

  Path temporary() {
    return temporary;
  }

  AcceleratorProbe probe() {
    return probe;
  }
}
