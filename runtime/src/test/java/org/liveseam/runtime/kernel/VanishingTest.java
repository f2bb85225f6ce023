package org.liveseam.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TransitionStatus;

/** The kernel takes files away while they are read; that is never an error. */
final class VanishingTest {
  private static final int LOOKS = 400;
  private static final String COMES_AND_GOES = "seam_p_0123456789ab";

  @TempDir Path root;

  @Test
  @Timeout(60)
  void whatVanishesWhileItIsReadIsGone() throws Exception {
    var tree = new SysTree(root);
    var target =
        new KernelTarget(
            new TargetInfo("kernel", "kernel", "6.1", "x86_64"),
            tree.roots(),
            Posix.load(),
            () -> {
              throw new IllegalStateException("no symbols here");
            });
    tree.patch("stays", 1, 1, "f,1").task(1, 1, "0", "init");
    var over = new AtomicBoolean();
    CompletableFuture<Integer> kernel = CompletableFuture.supplyAsync(() -> comeAndGo(tree, over));
    int seen = 0;
    try {
      for (int look = 0; look < LOOKS; look++) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(30));
        List<String> names =
            target.observe(deadline).patches().stream().map(p -> p.module()).toList();
        assertTrue(names.contains("stays"));
        seen += names.size() - 1;
        TransitionStatus status = target.transition("stays", deadline);
        assertTrue(status.tasksLeft() == 1 || status.tasksLeft() == 2, status::toString);
      }
    } finally {
      over.set(true);
    }
    assertTrue(kernel.get(30, TimeUnit.SECONDS) > 0, "it came and went");
    assertTrue(seen >= 0 && seen <= LOOKS);
    assertEquals(1, target.observe(Deadline.in(Duration.ofSeconds(30))).patches().size());
  }

  private int comeAndGo(SysTree tree, AtomicBoolean over) {
    int times = 0;
    try {
      while (!over.get()) {
        tree.patch(COMES_AND_GOES, 1, 0, "f,1", "g,1").task(7, 8, "0", "short");
        remove(tree.roots().livepatch(COMES_AND_GOES));
        remove(tree.roots().proc().resolve("7"));
        times++;
      }
      return times;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (var files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
