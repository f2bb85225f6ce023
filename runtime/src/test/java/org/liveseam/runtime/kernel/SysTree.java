package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lays out files as sysfs and procfs of a kernel would. */
final class SysTree {
  private final Path root;

  SysTree(Path root) {
    this.root = root;
    file("sys/module/module/parameters/sig_enforce", "N\n");
    file("sys/kernel/security/lockdown", "[none] integrity confidentiality\n");
    file("proc/sys/kernel/ftrace_enabled", "1\n");
    file("proc/sys/kernel/modules_disabled", "0\n");
    file("proc/sys/kernel/tainted", "0\n");
    file("proc/modules", "");
    file("proc/self/status", "Uid:\t0\t0\t0\t0\nCapEff:\t000001ffffffffff\n");
    file("proc/self/patch_state", "-1\n");
    folder("sys/kernel/livepatch");
    folder("run");
    folder("dev");
  }

  KernelRoots roots() {
    return KernelRoots.below(root);
  }

  /** A patch of vmlinux with the files of a kernel since 6.1. */
  SysTree patch(String module, int enabled, int transition, String... functions) {
    String base = "sys/kernel/livepatch/" + module + "/";
    file(base + "enabled", enabled + "\n");
    file(base + "transition", transition + "\n");
    file(base + "force", "");
    file(base + "vmlinux/patched", "1\n");
    for (String function : functions) {
      folder(base + "vmlinux/" + function);
    }
    return this;
  }

  SysTree module(String name, String version) {
    file("sys/module/" + name + "/version", version + "\n");
    file("sys/module/" + name + "/taint", "OEK\n");
    return this;
  }

  SysTree task(int process, int thread, String state, String comm) {
    file("proc/" + process + "/task/" + thread + "/patch_state", state + "\n");
    file("proc/" + process + "/task/" + thread + "/comm", comm + "\n");
    return this;
  }

  SysTree file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SysTree folder(String path) {
    try {
      Files.createDirectories(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
