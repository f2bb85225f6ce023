package org.liveseam.runtime.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.build.CompilerOutput.Message;
import org.liveseam.runtime.build.CompilerOutput.Note;
import org.liveseam.runtime.build.CompilerOutput.Place;

class CompilerOutputTest {
  /** Recorded from gcc 12. */
  private static final String RECORDED =
      """
      make: Entering directory '/usr/src/linux-headers-6.1.0-56-amd64'
        CC [M]  patch.o
      In file included from /inc/linux/mutex.h:15,
                       from /inc/linux/seq_file.h:9,
                       from /home/x y/fix.c:1:
      /inc/linux/list.h: In function 'my_show':
      /inc/linux/list.h:9:7: warning: odd [-Wodd]
      /home/x y/fix.c:5:64: error: 'oops' undeclared (first use in this function)
      /home/x y/fix.c:5:64: note: each undeclared identifier is reported only once for each
      /home/x y/fix.c:2:25: error: 'oops2' undeclared (first use in this function)
      /home/x y/fix.c:6:2: note: in expansion of macro 'BAD'
      /inc/linux/list.h:12: error: no column
      cc1: some warnings being treated as errors
      make[1]: *** [Makefile.build:255: patch.o] Error 1
      """;

  @Test
  void readsPlacesWaysAndNotes() {
    List<Message> messages = CompilerOutput.parse(RECORDED);
    List<Place> way =
        List.of(
            new Place("/inc/linux/mutex.h", 15, 0),
            new Place("/inc/linux/seq_file.h", 9, 0),
            new Place("/home/x y/fix.c", 1, 0));
    assertEquals(4, messages.size());
    assertEquals(
        new Message(new Place("/inc/linux/list.h", 9, 7), false, "odd [-Wodd]", way, List.of()),
        messages.get(0));
    assertEquals(List.of(), messages.get(1).notes());
    assertEquals(
        List.of(new Note(new Place("/home/x y/fix.c", 6, 2), "in expansion of macro 'BAD'")),
        messages.get(2).notes());
    assertEquals(new Place("/inc/linux/list.h", 12, 0), messages.get(3).place());
    assertEquals(way, messages.get(3).includedFrom(), "told once for the file");
  }

  @FuzzTest
  void neverFails(byte[] bytes) {
    String output = new String(bytes, StandardCharsets.UTF_8);
    for (Message message : CompilerOutput.parse(output)) {
      assertTrue(output.contains(message.text()));
      assertTrue(message.place().line() >= 0);
    }
  }
}
