package org.liveseam.runtime.symbol.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;

class EssentialsCacheTest {
  private static final Essentials SAMPLE =
      Essentials.read(BootImage.of(Bytes.of(ImageBuilder.vmlinux(new byte[] {1, 2, 3}))));

  @TempDir Path directory;

  @Test
  void whatIsStoredIsLoaded() throws IOException {
    var cache = new EssentialsCache(directory.resolve("new"));
    Path file = directory.resolve("new/kernel-x.bin");
    assertEquals(Optional.empty(), cache.load(file));
    cache.store(file, SAMPLE);
    Essentials loaded = cache.load(file).orElseThrow();
    assertArrayEquals(SAMPLE.symbols().toBytes(), loaded.symbols().toBytes());
    assertArrayEquals(SAMPLE.traced().stream().toArray(), loaded.traced().stream().toArray());
    assertArrayEquals(new byte[] {1, 2, 3}, loaded.btf().orElseThrow().copy());
    try (var files = Files.list(directory.resolve("new"))) {
      assertEquals(List.of(file), files.toList(), "no temporary file stays");
    }
  }

  @Test
  void damagedFilesCountAsAbsent() throws IOException {
    var cache = new EssentialsCache(directory);
    Path file = directory.resolve("kernel-x.bin");
    cache.store(file, SAMPLE);
    byte[] stored = Files.readAllBytes(file);
    stored[stored.length / 2] ^= 1;
    Files.write(file, stored);
    assertEquals(Optional.empty(), cache.load(file));
    cache.store(file, SAMPLE);
    assertEquals(SAMPLE.symbols().size(), cache.load(file).orElseThrow().symbols().size());
  }

  @Test
  void theNameDependsOnSizeTimeAndContent() throws IOException {
    var cache = new EssentialsCache(directory);
    Path image = Files.write(directory.resolve("vmlinuz"), new byte[] {1});
    Path first = cache.file(image, new byte[] {1});
    assertEquals(first, cache.file(image, new byte[] {1}));
    assertNotEquals(first, cache.file(image, new byte[] {2}));
    assertNotEquals(first, cache.file(image, new byte[] {1, 0}));
    Files.setLastModifiedTime(image, FileTime.fromMillis(1000));
    assertNotEquals(first, cache.file(image, new byte[] {1}));
  }

  @Property(tries = 300)
  void damageIsRefused(@ForAll long seed) {
    byte[] stored = EssentialsCache.encode(SAMPLE);
    byte[] damaged = Damage.of(stored, seed);
    boolean read = Damage.survives(() -> EssentialsCache.decode(damaged));
    assertEquals(java.util.Arrays.equals(stored, damaged), read);
  }
}
