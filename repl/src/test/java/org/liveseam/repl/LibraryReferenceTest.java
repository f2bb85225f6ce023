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
    List<Path> files = files(LIBRARY);
    List<Path> modules = files(LIBRARY.resolve("std"));
    var page =
        new StringBuilder(
            """
            # The standard library

            <!-- Generated from the library: change it there, then run the tests with -Dgolden=update. -->

            What verbs and values there are everywhere comes first: nothing of that has to be imported.
            The rest are modules: `import "std:json" as json` makes `json.parse` and so on known to a
            file, and costs files that do not say it nothing.
            """);
    for (Path file : files) {
      add(page, file, "");
    }
    for (Path file : modules) {
      add(page, file, "std:");
    }
    String whole = page.toString().replaceAll("(?m)^#### ", "### ");
    Golden.check(Path.of("../docs/reference/library.md"), whole);
  }

  private static void add(StringBuilder page, Path file, String scheme) throws IOException {
    String name = scheme + file.getFileName().toString().replace(".seam", "");
    String text = ModulePage.of(name, Files.readString(file));
    // One page: headings stand one step deeper, and a library has functions only.
    page.append('\n')
        .append(text.replace("\n## Functions\n", "").replaceAll("(?m)^#(#*) ", "#$1# "));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.list(folder)) {
      List<Path> files = walk.filter(file -> file.toString().endsWith(".seam")).sorted().toList();
      assertTrue(files.size() >= 5, "found only " + files);
      return files;
    }
  }
}
