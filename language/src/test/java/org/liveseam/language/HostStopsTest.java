package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.language.api.HostFunction;
import org.liveseam.language.api.Liveseam;
import org.liveseam.language.api.LiveseamBuilder;
import org.liveseam.language.api.ScriptInputs;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.TargetSpec;

/** A program that embeds the language stops a script that waits for something. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostStopsTest {
  @TempDir Path folder;

  private final List<String> printed = new ArrayList<>();
  private final CountDownLatch started = new CountDownLatch(1);

  private LiveseamBuilder builder() {
    return Liveseam.builder().cache(folder.resolve("cache")).events(this::take);
  }

  private void take(Event event) {
    if (event instanceof Event.Printed(String text)) {
      printed.add(text);
      started.countDown();
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Stops what runs as soon as it has printed something. */
  private Thread stopper(Liveseam live) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                if (started.await(30, TimeUnit.SECONDS)) {
                  live.cancel();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hold 1h, while: fn() { true }",
        "time.sleep(1h)",
        "native(\"libc.so.6\", \"usleep\", (u32) -> i32)(900_000)\nwhile true { }",
      })
  void waitingEndsWithAWish(String waits) throws Exception {
    Path script =
        file(
            "waits.seam",
            "import \"std:time\" as time\ntry { print(\"started\")\n"
                + waits
                + " } rescue e { print(\"no\") } ensure { print(\"cleaned up\") }");
    try (Liveseam live = builder().target(TargetSpec.PROCESS).open()) {
      Thread stopper = stopper(live);
      var stopped =
          assertThrows(DiagnosticException.class, () -> live.run(script, ScriptInputs.NONE));
      stopper.join(Duration.ofSeconds(30));
      assertEquals(ExitCode.INTERRUPTED, stopped.exit());
      assertEquals("E0616", stopped.diagnostics().getFirst().code().id());
      assertEquals(List.of("started", "cleaned up"), printed);
    }
  }

  /** A host's function may run a script; whoever stops the outer one is heard afterwards. */
  @Test
  void aScriptWithinAScript() throws Exception {
    Path inner = file("inner.seam", "print(\"inner\")");
    Path outer =
        file("outer.seam", "try { within()\nwhile true { } } ensure { print(\"cleaned up\") }");
    var session = new AtomicReference<@Nullable Liveseam>();
    HostFunction within =
        HostFunction.acting(
            "external fn within()",
            a -> {
              Objects.requireNonNull(session.get()).run(inner, ScriptInputs.NONE);
              return null;
            });
    try (Liveseam live = builder().function(within).open()) {
      session.set(live);
      Thread stopper = stopper(live);
      var stopped =
          assertThrows(DiagnosticException.class, () -> live.run(outer, ScriptInputs.NONE));
      stopper.join(Duration.ofSeconds(30));
      assertEquals("E0616", stopped.diagnostics().getFirst().code().id());
      assertEquals(List.of("inner", "cleaned up"), printed);
    }
  }

  /** The one that runs inside is stopped, and with it the one around it. */
  @Test
  void bothAreStoppedTogether() throws Exception {
    Path inner = file("inner.seam", "print(\"inner\")\nwhile true { }");
    Path outer =
        file(
            "outer.seam",
            "try { within() } rescue e { print(\"no\") } ensure { print(\"cleaned up\") }");
    var session = new AtomicReference<@Nullable Liveseam>();
    HostFunction within =
        HostFunction.acting(
            "external fn within()",
            a -> {
              Objects.requireNonNull(session.get()).run(inner, ScriptInputs.NONE);
              return null;
            });
    try (Liveseam live = builder().function(within).open()) {
      session.set(live);
      Thread stopper = stopper(live);
      var stopped =
          assertThrows(DiagnosticException.class, () -> live.run(outer, ScriptInputs.NONE));
      stopper.join(Duration.ofSeconds(30));
      assertEquals("E0616", stopped.diagnostics().getFirst().code().id());
      assertEquals(List.of("inner", "cleaned up"), printed);
    }
  }
}
