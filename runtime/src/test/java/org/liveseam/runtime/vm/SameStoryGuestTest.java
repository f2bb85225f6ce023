package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.process.Story;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.TargetSpec;

/** A real kernel tells the story that the process tells. */
@Tag("guest")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SameStoryGuestTest {
  @TempDir static Path cache;

  @Test
  void aKernelTellsIt() throws IOException {
    String release = GuestMachine.required(cache).kernel().release(); // or skipped
    try (var guest =
        new VmTargetProvider()
            .open(
                TargetSpec.parse("vm:" + release),
                new OpenContext(e -> {}, cache, Duration.ofMinutes(3), new Cancellation(), true))) {
      var story = new Story(guest, new ObjectRef.Vmlinux(), "cmdline_proc_show");
      assertEquals(String.join("\n", Story.TOLD), String.join("\n", story.tell()));
    }
  }
}
