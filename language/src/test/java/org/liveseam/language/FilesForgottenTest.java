package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.api.Liveseam;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.target.TargetSpec;

/** A program that runs for months reads the same file again and again. */
final class FilesForgottenTest {
  @TempDir Path folder;

  private Path file(int version) throws IOException {
    Files.writeString(folder.resolve("other.seam"), "let version = \"%d\"".formatted(version));
    return Files.writeString(
        folder.resolve("fix.seam"),
        """
        import "other.seam" as other
        patch p other.version { replace function cmdline_proc_show with c { return %d; } }
        """
            .formatted(version));
  }

  @Test
  void nothingIsKeptOfWhatIsReadAgain() throws IOException {
    try (Liveseam live = Liveseam.builder().target(TargetSpec.parse("fake")).open()) {
      List<WeakReference<Source>> texts = new ArrayList<>();
      for (int version = 1; version <= 5; version++) {
        var patch = live.read(file(version)).getFirst();
        assertEquals(String.valueOf(version), patch.version());
        texts.add(new WeakReference<>(patch.span().source()));
      }
      texts.removeLast(); // what was read last may be asked for
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (texts.stream().anyMatch(text -> text.get() != null) && System.nanoTime() < end) {
        System.gc();
        Thread.onSpinWait();
      }
      assertTrue(texts.stream().allMatch(text -> text.get() == null), "texts are still held");
    }
  }

  /** What was applied of a file goes on to work when it is read again. */
  @Test
  void whatIsInEffectStays() throws IOException {
    try (Liveseam live = Liveseam.builder().target(TargetSpec.parse("fake")).open()) {
      live.apply(file(1));
      var second = live.read(file(2));
      assertEquals(List.of("p"), live.applied());
      assertEquals(List.of("p"), live.apply(second).changed());
      assertEquals(List.of("p"), live.revert(second).changed());
    }
  }
}
