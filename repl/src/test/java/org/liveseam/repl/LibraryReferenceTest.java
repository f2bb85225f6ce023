package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liveseam.repl.doc.ModulePage;

/** The reference's page on the standard library is what the library says of itself. */
final class LibraryReferenceTest {
  private static final Path LIBRARY = Path.of("../stdlib/src/main/seam");

  @Test
  void pageIsTheLibrary() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.list(LIBRARY)) {
      files = walk.filter(file -> file.toString().endsWith(".seam")).sorted().toList();
    }
    assertTrue(files.size() >= 5, "found only " + files);
    var page =
        new StringBuilder(
            """
            # The standard library

            <!-- Generated from the library: change it there, then run the tests with -Dgolden=update. -->

            Every name is known everywhere; nothing has to be imported.
            """);
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".seam", "");
      String text = ModulePage.of(name, Files.readString(file));
      // One page: headings stand one step deeper, and a library has functions only.
      page.append('\n')
          .append(text.replace("\n## Functions\n", "").replaceAll("(?m)^#(#*) ", "#$1# "));
    }
    String whole = page.toString().replaceAll("(?m)^#### ", "### ");
    Golden.check(Path.of("../docs/reference/library.md"), whole);
  }
}
