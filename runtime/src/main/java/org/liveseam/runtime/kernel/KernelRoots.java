package org.liveseam.runtime.kernel;

import java.nio.file.Path;

/**
 * Where the kernel shows itself.
 *
 * @param sys where sysfs is mounted
 * @param proc where procfs is mounted
 * @param kmsg the log's device
 * @param run where the lock's folder is
 */
public record KernelRoots(Path sys, Path proc, Path kmsg, Path run) {
  /** This machine's. */
  public static KernelRoots system() {
    return new KernelRoots(
        Path.of("/sys"), Path.of("/proc"), Path.of("/dev/kmsg"), Path.of("/run"));
  }

  /** The same places below another folder. */
  public static KernelRoots below(Path root) {
    return new KernelRoots(
        root.resolve("sys"), root.resolve("proc"), root.resolve("dev/kmsg"), root.resolve("run"));
  }

  Path livepatch() {
    return sys.resolve("kernel/livepatch");
  }

  /** A patch's folder; the name has been checked to be one path element. */
  Path livepatch(String module) {
    return livepatch().resolve(ModuleNames.check(module));
  }

  Path module(String module) {
    return sys.resolve("module").resolve(ModuleNames.check(module));
  }

  Path sysctl(String name) {
    return proc.resolve("sys/kernel").resolve(name);
  }
}
