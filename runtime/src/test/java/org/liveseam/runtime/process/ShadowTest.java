package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;

/** Shadow variables under threads, signals and forks. */
@Timeout(120)
final class ShadowTest {
  private static final String STRESS =
      """
      #define _GNU_SOURCE
      #include <seam.h>
      #include <pthread.h>
      #include <signal.h>
      #include <sys/wait.h>
      #include <unistd.h>

      #define OBJECT(n) ((void *)(0x1000ul + 16 * ((n) % 32)))

      static volatile int stop;
      static volatile long bad, got;

      static int set(void *obj, void *data, void *unused) { *(void **)data = obj; return 0; }

      static void look(int number) {
        void **found = seam_shadow_get(OBJECT(number), 9);
        if (found) {
          got++;
          /* Freed memory would hold something else. */
          if (*(void *volatile *)found != OBJECT(number) && seam_shadow_get(OBJECT(number), 9) == found)
            bad++;
        }
      }

      static void *work(void *argument) {
        for (int i = (int)(long)argument; !stop; i += 7) {
          switch (i % 3) {
            case 0: seam_shadow_get_or_alloc(OBJECT(i), 9, sizeof(void *), set, 0); break;
            case 1: seam_shadow_get(OBJECT(i), 9); break;
            default: seam_shadow_free(OBJECT(i), 9, 0); break;
          }
        }
        return 0;
      }

      static void tick(int signal) { look(signal + (int)got); }

      /* 0, or how many children did not come through. */
      int my_score(int children) {
        pthread_t threads[4];
        int lost = 0;
        signal(SIGUSR1, tick);
        stop = 0;
        for (long i = 0; i < 4; i++) pthread_create(&threads[i], 0, work, (void *)i);
        for (int i = 0; i < children; i++) {
          for (int j = 0; j < 4; j++) pthread_kill(threads[j], SIGUSR1);
          pid_t child = fork();
          if (child == 0) {
            seam_shadow_get_or_alloc(OBJECT(i), 9, sizeof(void *), set, 0);
            seam_shadow_free(OBJECT(i), 9, 0);
            _exit(seam_shadow_get(OBJECT(i), 9) != 0);
          }
          int status = 0, waited = 0;
          while (waitpid(child, &status, WNOHANG) == 0 && waited++ < 5000) usleep(1000);
          if (waited >= 5000) { kill(child, SIGKILL); waitpid(child, &status, 0); }
          lost += status != 0;
        }
        stop = 1;
        for (int i = 0; i < 4; i++) pthread_join(threads[i], 0);
        seam_shadow_free_all(9, 0);
        return lost * 1000 + (int)bad;
      }
      """;

  @Test
  void theyHoldUnderThreadsSignalsAndForks(@TempDir Path cache) {
    try (var lib = new ScoreLibrary(cache, "libshadow.so")) {
      var patch = lib.patch("stress", "score", ScoreLibrary.from("my_score", STRESS));
      lib.session.apply(List.of(patch), ApplyOptions.USUAL);
      assertEquals(0, lib.call("score", 40));
    }
  }
}
