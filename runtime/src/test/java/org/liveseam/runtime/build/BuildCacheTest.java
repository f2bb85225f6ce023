package org.liveseam.runtime.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.DiagnosticException;

class BuildCacheTest {
  private static final CacheEntry ENTRY = new CacheEntry(new byte[] {1, 2, 3}, "said\n", Map.of());

  @TempDir Path temporary;
  private BuildCache cache = new BuildCache(Path.of(""));
  private Path folder = Path.of("");

  @BeforeEach
  void open() {
    folder = temporary.resolve("a/b");
    cache = new BuildCache(folder);
  }

  @Test
  void givesBackWhatItWasGiven() throws IOException {
    assertTrue(cache.find("00").isEmpty());
    cache.store("00", ENTRY);
    CacheEntry found = cache.find("00").orElseThrow();
    assertArrayEquals(ENTRY.image(), found.image());
    assertEquals("said\n", found.output());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "no temporary file is left");
    }
  }

  @Test
  void aDamagedEntryIsAbsent() throws IOException {
    cache.store("00", ENTRY);
    Path file = folder.resolve("00.module");
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      assertTrue(cache.find("00").isEmpty(), "bit in byte " + i);
      Files.write(file, Arrays.copyOf(whole, i));
      assertTrue(cache.find("00").isEmpty(), "cut at " + i);
    }
    cache.store("00", ENTRY);
    assertTrue(cache.find("00").isPresent(), "written anew");
  }

  @Test
  void aChangedOrMissingDependencyMakesItStale() throws IOException {
    Path header = Files.writeString(temporary.resolve("x.h"), "1");
    cache.store(
        "00", new CacheEntry(new byte[1], "", Map.of(header.toString(), Hashes.of(header))));
    assertTrue(cache.find("00").isPresent());
    Files.writeString(header, "2");
    assertTrue(cache.find("00").isEmpty());
    Files.delete(header);
    assertTrue(cache.find("00").isEmpty());
  }

  @Test
  void aFolderThatOthersWriteToIsRefused() throws IOException {
    cache.store("00", ENTRY);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
    var failure = assertThrows(DiagnosticException.class, () -> cache.find("00"));
    assertEquals(BuildErrors.UNSAFE_CACHE, failure.diagnostics().get(0).code());
    assertThrows(DiagnosticException.class, () -> cache.store("01", ENTRY));
  }

  @Test
  void theOldestEntriesGo() throws IOException {
    for (int i = 0; i < 203; i++) {
      cache.store(String.format("%03x", i), ENTRY);
      Files.setLastModifiedTime(
          folder.resolve(String.format("%03x.module", i)),
          java.nio.file.attribute.FileTime.fromMillis(1000L * i));
    }
    try (var files = Files.list(folder)) {
      assertEquals(200, files.count());
    }
    assertTrue(cache.find("000").isEmpty());
    assertTrue(cache.find("0ca").isPresent());
  }

  @Test
  void writersAndReadersAtOnceSeeWholeEntries() throws Exception {
    var big = new CacheEntry(new byte[200_000], "", Map.of());
    cache.store("00", big);
    try (var pool = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        boolean write = i % 2 == 0;
        work.add(
            () -> {
              if (write) {
                cache.store("00", big);
              }
              return cache.find("00").isPresent();
            });
      }
      for (Future<Boolean> found : pool.invokeAll(work, 60, TimeUnit.SECONDS)) {
        assertTrue(found.get());
      }
    }
  }

  @FuzzTest
  void onlyWhatWasEncodedIsDecoded(byte[] bytes) {
    assertTrue(CacheEntry.decode(bytes).isEmpty());
  }
}
