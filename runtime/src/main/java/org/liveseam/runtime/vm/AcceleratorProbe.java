package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether KVM works here, by starting a kernel under it.
 *
 * <p>That {@code /dev/kvm} opens proves nothing: in nested virtualization it was seen to open, to
 * run a few real-mode instructions, and to hang before the kernel's first line. So the proof is
 * that line on the serial port. The answer is kept in memory, and on disk until the next boot of
 * this machine, as a hanging KVM costs the whole {@link #PATIENCE}. Thread-safe.
 */
final class AcceleratorProbe {
  /** Chosen, not measured: a working KVM was not at hand. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration POLL = Duration.ofMillis(20);

  private final Tools tools;
  private final Path cache;
  private final Path device;
  private @Nullable Accelerator known;

  /** The device is {@code /dev/kvm} but in tests. */
  AcceleratorProbe(Tools tools, Path cache, Path device) {
    this.tools = tools;
    this.cache = cache;
    this.device = device;
  }

  /**
   * The accelerator for this machine.
   *
   * @param kernel a file QEMU can boot, an image or an unpacked kernel
   * @param scratch an existing private folder for the probe's files
   */
  synchronized Accelerator choose(Path qemu, Path kernel, Path scratch)
      throws IOException, InterruptedException {
    if (known == null) {
      if (!Files.exists(device)) {
        known = tcg("there is no " + device);
      } else if (!Files.isReadable(device) || !Files.isWritable(device)) {
        known = tcg(device + " is not accessible to this user");
      } else {
        String key = key(qemu);
        Optional<Accelerator> remembered = remembered(key);
        known = remembered.isPresent() ? remembered.get() : probe(qemu, kernel, scratch);
        if (remembered.isEmpty()) {
          remember(key, known);
        }
      }
    }
    return known;
  }

  private Accelerator probe(Path qemu, Path kernel, Path scratch)
      throws IOException, InterruptedException {
    Path serial = scratch.resolve("probe-console.log");
    Path log = scratch.resolve("probe-qemu.log");
    List<String> command =
        List.of(
            qemu.toString(),
            "-accel",
            "kvm",
            "-cpu",
            "host",
            "-machine",
            "q35",
            "-m",
            "256M",
            "-nodefaults",
            "-no-user-config",
            "-display",
            "none",
            "-monitor",
            "none",
            "-no-reboot",
            "-serial",
            "file:" + QemuCommand.escape(serial),
            "-kernel",
            kernel.toString(),
            "-append",
            "console=ttyS0 earlyprintk=serial,ttyS0,115200 panic=-1");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var console = new Console(serial);
    try (var process = OwnedProcess.start(tools, command, log)) {
      while (System.nanoTime() < deadline) {
        // Alive is read first: what was printed before the end must not be missed.
        boolean alive = process.alive();
        if (console.tail(200).contains("Linux version ")) {
          return new Accelerator(Accelerator.Kind.KVM, "KVM started a kernel");
        }
        if (!alive) {
          return tcg("QEMU refused KVM: " + new Console(log).tail(1));
        }
        Thread.sleep(POLL);
      }
    }
    return tcg("KVM is there, but a kernel does not start under it");
  }

  private static Accelerator tcg(String reason) {
    return new Accelerator(Accelerator.Kind.TCG, reason);
  }

  /** What the answer depends on: this boot of the machine, and this QEMU. */
  private static String key(Path qemu) throws IOException {
    Path bootId = Path.of("/proc/sys/kernel/random/boot_id");
    String boot = Files.isReadable(bootId) ? Files.readString(bootId).strip() : "unknown";
    return boot + " " + qemu + " " + Files.getLastModifiedTime(qemu).toMillis();
  }

  private Optional<Accelerator> remembered(String key) throws IOException {
    Path file = file();
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.size() != 3 || !lines.get(0).equals(key)) {
      return Optional.empty();
    }
    for (Accelerator.Kind kind : Accelerator.Kind.values()) {
      if (kind.name().equals(lines.get(1))) {
        return Optional.of(new Accelerator(kind, lines.get(2)));
      }
    }
    return Optional.empty();
  }

  private void remember(String key, Accelerator accelerator) throws IOException {
    Files.createDirectories(cache);
    String reason = accelerator.reason().replace('\n', ' ');
    Path fresh = Files.createTempFile(cache, "accelerator", ".tmp");
    try {
      Files.writeString(fresh, key + "\n" + accelerator.kind() + "\n" + reason + "\n");
      Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private Path file() {
    return cache.resolve("accelerator");
  }
}
