package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.model.ObjectRef;

/** The process tells the story that a kernel tells. */
final class SameStoryTest {
  @TempDir static Path cache;

  @Test
  void theProcessTellsIt() {
    try (var lib = new ScoreLibrary(cache, "libstory.so")) {
      var story = new Story(lib.connection, new ObjectRef.Library("libstory.so"), "score");
      assertEquals(String.join("\n", Story.TOLD), String.join("\n", story.tell()));
      assertTrue(lib.session.state().patches().isEmpty());
      assertEquals(2, lib.call("score", 0));
    }
  }
}
