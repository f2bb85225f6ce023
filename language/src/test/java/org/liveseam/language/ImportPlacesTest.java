package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.api.Seam;
import org.liveseam.runtime.diagnostic.Source;

/** Nothing is imported that any user could have put there. */
final class ImportPlacesTest {
  @TempDir Path folder;

  @Test
  void filesThatAnybodyMayWriteAreNotImported() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Path part = Files.writeString(parts.resolve("part.seam"), "fn f() { 1 }\n");
    assertEquals(List.of(), codes("parts/part.seam"));
    mode(part, "rw-rw-rw-");
    assertEquals(List.of("E0722"), codes("parts/part.seam"));
    mode(part, "rw-r--r--");
    mode(parts, "rwxrwxrwx");
    assertEquals(List.of("E0722"), codes("parts/part.seam"));
    // A link does not make it better, wherever it stands.
    Files.createSymbolicLink(folder.resolve("link.seam"), part);
    assertEquals(List.of("E0722"), codes("link.seam"));
    mode(parts, "rwxr-xr-x");
    assertEquals(List.of(), codes("link.seam"));
  }

  @Test
  void aFolderFurtherUpThatAnybodyMayWriteToCounts() throws IOException {
    Path outer = Files.createDirectory(folder.resolve("outer"));
    Path inner = Files.createDirectory(outer.resolve("inner"));
    Files.writeString(inner.resolve("part.seam"), "fn f() { 1 }\n");
    mode(outer, "rwxrwxrwx");
    assertEquals(List.of("E0722"), codes("outer/inner/part.seam"));
    // What is in a sticky folder can be exchanged by its owner alone.
    Files.setAttribute(outer, "unix:mode", 01777);
    assertEquals(List.of(), codes("outer/inner/part.seam"));
  }

  @Test
  void whatIsNoFileIsNotWaitedFor() throws Exception {
    new ProcessBuilder("mkfifo", folder.resolve("pipe.seam").toString()).start().waitFor();
    assertEquals(List.of("E0001"), codes("pipe.seam"));
  }

  private List<String> codes(String imported) {
    var source = new Source("main.seam", "import \"" + imported + "\" as part\n");
    return Seam.check(source, folder).diagnostics().stream().map(d -> d.code().id()).toList();
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
