package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class InitrdTest {
  private static final byte[] MODULE =
      "\u007fELF\2\1\1 a module".getBytes(StandardCharsets.ISO_8859_1);

  @TempDir Path folder;
  private Path tree;
  private Path busybox;

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectories(folder.resolve("tree"));
    busybox = Files.writeString(folder.resolve("busybox"), "a program");
    Files.writeString(
        tree.resolve("modules.dep"),
        """
        kernel/virtio_ring.ko:
        kernel/virtio.ko: kernel/virtio_ring.ko
        kernel/virtio_pci.ko.xz: kernel/virtio.ko kernel/virtio_ring.ko
        kernel/9p.ko: kernel/9pnet.ko
        kernel/9pnet.ko:
        kernel/9pnet_virtio.ko: kernel/9pnet.ko kernel/virtio.ko kernel/virtio_ring.ko
        kernel/overlay.ko:
        """);
    Files.writeString(tree.resolve("modules.builtin"), "kernel/drivers/char/virtio-console.ko\n");
    Files.createDirectories(tree.resolve("kernel"));
    for (String name : List.of("virtio_ring", "virtio", "9p", "9pnet", "9pnet_virtio", "overlay")) {
      Files.write(tree.resolve("kernel/" + name + ".ko"), MODULE);
    }
    try (var out =
        new XZOutputStream(
            Files.newOutputStream(tree.resolve("kernel/virtio_pci.ko.xz")), new LZMA2Options(0))) {
      out.write(MODULE);
    }
  }

  @Test
  void modulesComeUnpackedInLoadOrderAndBuiltInOnesNotAtAll() throws IOException {
    Map<String, byte[]> files = base();
    assertEquals(
        """
        virtio_ring.ko
        virtio.ko
        virtio_pci.ko
        9pnet.ko
        9p.ko
        9pnet_virtio.ko
        overlay.ko
        """,
        new String(files.get("modules.list"), StandardCharsets.UTF_8));
    assertArrayEquals(MODULE, files.get("modules/virtio_pci.ko"));
    assertEquals("a program", new String(files.get("bin/busybox"), StandardCharsets.UTF_8));
    assertTrue(new String(files.get("init"), StandardCharsets.UTF_8).startsWith("#!/bin/busybox"));
  }

  @Test
  void theSameContentIsMadeOnce() throws IOException {
    var cache = new ContentCache(folder.resolve("cache"));
    Path first = Initrd.base(cache, tree, busybox);
    var made = Files.getLastModifiedTime(first);
    assertEquals(first, Initrd.base(cache, tree, busybox));
    assertEquals(made, Files.getLastModifiedTime(first));
    Files.writeString(busybox, "another program");
    Path second = Initrd.base(cache, tree, busybox);
    try (var files = Files.list(folder.resolve("cache"))) {
      assertEquals(List.of(first, second).stream().sorted().toList(), files.sorted().toList());
    }
  }

  @Test
  void theAgentsPartFollowsTheCachedOne() throws IOException {
    Path base = Initrd.base(new ContentCache(folder.resolve("cache")), tree, busybox);
    Path whole = folder.resolve("initrd");
    Initrd.compose(base, "set -- 'x'\n", whole);
    byte[] all = Files.readAllBytes(whole);
    int size = (int) Files.size(base);
    assertEquals(0, size % 4, "the kernel looks for the second archive at a multiple of four");
    Map<String, byte[]> second = read(new ByteArrayInputStream(all, size, all.length - size));
    assertEquals("set -- 'x'\n", new String(second.get("agent"), StandardCharsets.UTF_8));
  }

  @Test
  void aModuleThatIsNowhereIsNamed() throws IOException {
    Files.writeString(tree.resolve("modules.builtin"), "");
    IOException e = assertThrows(IOException.class, this::base);
    assertTrue(String.valueOf(e.getMessage()).contains("virtio_console"), e::toString);
  }

  @Test
  void aModuleOutsideOfTheTreeIsRefused() throws IOException {
    Files.writeString(tree.resolve("modules.dep"), "../../etc/virtio_pci.ko:\n");
    Files.writeString(
        tree.resolve("modules.builtin"),
        "a/virtio_console.ko\na/9p.ko\na/9pnet_virtio.ko\na/overlay.ko\n");
    IOException e = assertThrows(IOException.class, this::base);
    assertTrue(String.valueOf(e.getMessage()).contains("outside"), e::toString);
  }

  @Test
  void everyWordIsQuoted() throws Exception {
    List<String> words = List.of("plain", "", "a b", "it's", "$(id)`id`", "\\", "\n", "--", "*");
    String script = AgentFile.of("6.1", "", words) + "for w do printf '%s\\0' \"$w\"; done\n";
    Process shell = new ProcessBuilder("/bin/sh", "-c", script).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(String.join("\0", words) + "\0", said);
  }

  private Map<String, byte[]> base() throws IOException {
    var cache = new ContentCache(folder.resolve("cache"));
    try (InputStream in = Files.newInputStream(Initrd.base(cache, tree, busybox))) {
      return read(in);
    }
  }

  private static Map<String, byte[]> read(InputStream in) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var archive = new CpioArchiveInputStream(in)) {
      for (CpioArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        var content = new ByteArrayOutputStream();
        archive.transferTo(content);
        if (entry.isRegularFile()) {
          boolean program = entry.getName().matches("init|bin/.*");
          assertEquals(program ? 0755 : 0644, entry.getMode() & 0777, entry.getName());
          files.put(entry.getName(), content.toByteArray());
        }
      }
    }
    return files;
  }
}
