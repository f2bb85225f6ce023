package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of classes that {@code bin/seam} makes: it helps, or it is as if there were none. */
final class ClassCacheIT {
  @TempDir Path home;
  private Path seam = Path.of("/");
  private Path jar = Path.of("/");

  /** An installation of its own: the jar is touched. */
  @BeforeEach
  void install() throws IOException {
    seam = Files.createDirectories(home.resolve("installed/bin")).resolve("seam");
    Files.copy(Launcher.SEAM, seam);
    assertTrue(seam.toFile().setExecutable(true));
    jar = Files.createDirectories(home.resolve("installed/lib")).resolve("seam.jar");
    Files.copy(Launcher.ROOT.resolve("repl/target/seam.jar"), jar);
  }

  private Launcher launcher() {
    return new Launcher(home).with("SEAM_AOT", "auto");
  }

  private Cli.Result run(Launcher launcher) throws Exception {
    return launcher.run(seam, new File("/dev/null"), "run", "--target", "fake", "-e", "print(1+1)");
  }

  private List<Path> caches() throws IOException {
    Path folder = home.resolve("cache/liveseam/aot");
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }

  private Path made(int number) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Launcher.DEADLINE_SECONDS);
    while (caches().size() < number) {
      assertTrue(System.nanoTime() < end, "no cache was made");
      Thread.sleep(100);
    }
    return caches().getFirst();
  }

  @Test
  void isMadeOnceUsedAndNeverAnError() throws Exception {
    var fine = new Cli.Result(0, "2\n", "");
    assertEquals(fine, run(launcher()));
    Path cache = made(1);
    Path log = home.resolve("classes.txt");
    var watched = launcher().with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    assertEquals("2\n", run(watched).out());
    String ours = "org.liveseam.repl.command.CommandLines source: shared objects file";
    assertTrue(Files.readString(log).contains(ours), "the cache was not used");
    assertEquals(List.of(cache), caches());
    // Damaged, cut, empty: the start does without, and says nothing.
    byte[] whole = Files.readAllBytes(cache);
    for (int length : List.of(whole.length / 2, 1000, 0)) {
      Files.write(cache, Arrays.copyOf(whole, length));
      assertEquals(fine, run(launcher()), "cut to " + length);
    }
    // Another jar in the same place, though it is older, has another cache.
    Files.write(cache, whole);
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      Files.writeString(inside.getPath("/another"), "jar");
    }
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    assertEquals(fine, run(launcher()));
    made(2);
  }

  @Test
  void whereNothingCanBeKeptNothingIs() throws Exception {
    Cli.Result result = run(launcher().with("SEAM_AOT", "never"));
    assertEquals(new Cli.Result(0, "2\n", ""), result);
    assertEquals(List.of(), caches());
    Files.createDirectories(home.resolve("cache"));
    Files.writeString(home.resolve("cache/liveseam"), "in the way");
    assertEquals(new Cli.Result(0, "2\n", ""), run(launcher()));
    assertFalse(Files.isDirectory(home.resolve("cache/liveseam")));
  }
}
