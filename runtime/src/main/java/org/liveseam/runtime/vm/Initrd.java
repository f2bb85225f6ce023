package org.liveseam.runtime.vm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.compress.Decompressor;

/**
 * The guest's first file system: busybox, an init script and the modules to reach the host.
 *
 * <p>It is two cpio archives one after the other, which the kernel unpacks in turn. The first is
 * the same for every guest of a kernel and cached; the second is this guest's, with the agent's
 * command. Neither is compressed: the guest would have to unpack it. Format: {@code
 * Documentation/driver-api/early-userspace/buffer-format.rst}.
 */
final class Initrd {
  /** The transport, the channel, the host's files and what makes them writable. */
  static final List<String> MODULES =
      List.of("virtio_pci", "virtio_console", "9p", "9pnet_virtio", "overlay");

  private static final int MODULE_LIMIT = 64 << 20;
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  private Initrd() {}

  /** The cached part: everything that depends on the kernel alone. */
  static Path base(ContentCache cache, Path modules, Path busybox) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    var order = new StringBuilder();
    for (Path module : ModuleIndex.read(modules).loadOrder(MODULES)) {
      String name = module.getFileName().toString();
      String plain = name.substring(0, name.indexOf(".ko") + 3);
      files.put("modules/" + plain, content(module));
      order.append(plain).append('\n');
    }
    files.put("modules.list", order.toString().getBytes(StandardCharsets.UTF_8));
    files.put("bin/busybox", Files.readAllBytes(busybox));
    files.put("init", script());
    return cache.get("initrd", hash(files), out -> write(files, out));
  }

  /** The cached part followed by this guest's own, in one file. */
  static void compose(Path base, String agentFile, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      Files.copy(base, out);
      write(Map.of("agent", agentFile.getBytes(StandardCharsets.UTF_8)), out);
    }
  }

  /** Writes one archive; folders first, as the kernel makes none by itself. */
  static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
    var archive = new CpioArchiveOutputStream(out, CpioConstants.FORMAT_NEW);
    for (String folder : List.of("bin", "dev", "host", "modules", "proc", "root", "sys", "top")) {
      var entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, folder);
      entry.setMode(CpioConstants.C_ISDIR | EXECUTABLE);
      archive.putArchiveEntry(entry);
      archive.closeArchiveEntry();
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      var entry =
          new CpioArchiveEntry(CpioConstants.FORMAT_NEW, file.getKey(), file.getValue().length);
      boolean program = file.getKey().equals("init") || file.getKey().startsWith("bin/");
      entry.setMode(CpioConstants.C_ISREG | (program ? EXECUTABLE : PLAIN));
      archive.putArchiveEntry(entry);
      archive.write(file.getValue());
      archive.closeArchiveEntry();
    }
    // Pads to a multiple of four, which the archive behind it needs; leaves the stream open.
    archive.finish();
    archive.flush();
  }

  private static byte[] content(Path module) throws IOException {
    byte[] bytes = Files.readAllBytes(module);
    Bytes data = Bytes.of(bytes);
    try {
      return Elf.isElf(data) ? bytes : Decompressor.decompress(data, MODULE_LIMIT);
    } catch (MalformedFileException e) {
      throw new IOException(module + ": " + e.getMessage(), e);
    }
  }

  private static byte[] script() throws IOException {
    try (InputStream in = Initrd.class.getResourceAsStream("init.sh")) {
      return Objects.requireNonNull(in, "init.sh is part of this module").readAllBytes();
    }
  }

  private static byte[] hash(Map<String, byte[]> files) {
    MessageDigest digest = ContentCache.digest();
    files.forEach(
        (name, bytes) -> {
          digest.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return digest.digest();
  }
}
