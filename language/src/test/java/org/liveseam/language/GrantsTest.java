package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.api.Grants;
import org.liveseam.language.library.HostWrites;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** What is granted is what was there when it was granted. */
final class GrantsTest {
  @TempDir Path home;

  @Test
  void aLinkThatComesLaterGrantsNothing() throws IOException {
    Path out = home.resolve("out");
    Path victim = Files.createDirectory(home.resolve("victim"));
    var grants = new Grants(List.of(out));
    assertEquals(home.toRealPath().resolve("out/x"), grants.write(out.resolve("x").toString()));
    Files.createSymbolicLink(out, victim);
    assertThrows(DiagnosticException.class, () -> grants.write(out.resolve("x").toString()));
  }

  @Test
  void foldersGoWithWhatIsInThem() throws IOException {
    Path out = Files.createDirectory(home.resolve("out"));
    Files.writeString(Files.createDirectory(out.resolve("in")).resolve("x"), "x");
    var grants = new Grants(List.of(out));
    HostWrites.remove(out.resolve("in").toString(), true, grants);
    assertFalse(Files.exists(out.resolve("in")));
    HostWrites.remove(out.toString(), true, grants);
    assertFalse(Files.exists(out));
    Files.createSymbolicLink(out, Files.createDirectory(home.resolve("victim")));
    assertThrows(DiagnosticException.class, () -> grants.write(out.resolve("x").toString()));
  }

  @Test
  void removingFollowsNoLink() throws IOException {
    Path out = Files.createDirectory(home.resolve("out"));
    Path victim = Files.createDirectory(home.resolve("victim"));
    Files.writeString(victim.resolve("x"), "x");
    Files.createSymbolicLink(out.resolve("link"), victim);
    var grants = new Grants(List.of(out));
    HostWrites.remove(out.resolve("link").toString(), true, grants);
    assertTrue(Files.exists(victim.resolve("x")));
  }
}
