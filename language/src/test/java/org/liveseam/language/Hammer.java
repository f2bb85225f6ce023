package org.liveseam.language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.liveseam.runtime.diagnostic.Source;

/**
 * A program of its own: eight native threads run through a closure that makes garbage, while the
 * patch comes and goes and the collector runs all the time.
 */
final class Hammer {
  private static final long GC_PAUSE_NANOS = 20_000_000;
  private static final String SCRIPT =
      """
      library "libhooks.so" from "hooks.c"
      let hammer = native("libhooks.so", "hammer", (i32, i32) -> i64)
      let score = native("libhooks.so", "score", (i32) -> i32)
      let calls = atomic(0)
      fn text_of(n) { [for i in 0..3 { "${n}-${i}" }] }
      patch longer {
        in "libhooks.so" {
          replace function score with fn(user: i32) -> i32 {
            calls.increment()
            if len(text_of(user)) != 4 { fail "lost" }
            original(user) + 1
          }, on-error -1
        }
      }
      for round in 1..2 {
        apply longer
        assert score(41) == 43
        assert hammer(8, 200) == 8 * 2 * 5150 // the original gives 5050 for 0 to 99
        revert longer
        assert score(41) == 42
      }
      print("calls ${calls.get()}")
      """;

  private Hammer() {}

  public static void main(String[] arguments) throws Exception {
    var stop = new AtomicBoolean();
    var collector =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  while (!stop.get()) {
                    System.gc();
                    LockSupport.parkNanos(GC_PAUSE_NANOS); // leaves time to the others
                  }
                });
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Files.copy(SnippetTest.ROOT.resolve("process/hooks.c"), folder.resolve("hooks.c"));
    try (var host = new Host()) {
      host.seam().run(new Source("hammer.seam", SCRIPT), folder);
      System.out.print(host.output());
    } finally {
      stop.set(true);
      collector.join();
    }
  }
}
