package org.liveseam.runtime.symbol.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleDirectoryTest {
  @TempDir Path directory;

  @Test
  void byModulesDep() throws IOException {
    Files.writeString(
        directory.resolve("modules.dep"),
        "kernel/fs/9p/9p.ko: kernel/net/9p/9pnet.ko\nkernel/net/virtio-net.ko.xz:\nextra/z.ko.zst:\nnot a module:\n");
    var modules = new ModuleDirectory(directory);
    assertEquals(Optional.of(directory.resolve("kernel/fs/9p/9p.ko")), modules.find("9p"));
    assertEquals(
        Optional.of(directory.resolve("kernel/net/virtio-net.ko.xz")), modules.find("virtio_net"));
    assertEquals(modules.find("virtio_net"), modules.find("virtio-net"));
    assertEquals(Set.of("9p", "virtio_net", "z"), modules.names());
    assertEquals(Optional.empty(), modules.find("9pnet"));
  }

  @Test
  void byLookingWhereNobodyRanDepmod() throws IOException {
    Path file = directory.resolve("kernel/drivers/snd-hda.ko.gz");
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, new byte[0]);
    assertEquals(Optional.of(file), new ModuleDirectory(directory).find("snd_hda"));
  }

  @Test
  void noDirectoryNoModules() {
    assertEquals(Set.of(), new ModuleDirectory(directory.resolve("absent")).names());
  }
}
