package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.liveseam.language.api.Seam;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;

/** What we write ourselves has the style we ask for: the library, the examples, the manual. */
final class FormattedSourcesTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```seam\\n(.*?)^```$");

  @TestFactory
  Stream<DynamicTest> files() throws IOException {
    return below(List.of("../examples", "../stdlib/src", "../benchmarks"), ".seam", 8)
        .map(file -> test(file, Seam.format(new Source(file.toString(), read(file)))));
  }

  @TestFactory
  Stream<DynamicTest> pages() throws IOException {
    return Stream.concat(Stream.of(Path.of("../README.md")), below(List.of("../docs"), ".md", 8))
        .map(
            page ->
                test(page, BLOCK.matcher(read(page)).replaceAll(FormattedSourcesTest::formatted)));
  }

  /** A block that shows an error of syntax has no style; one of a messy file shows what that is. */
  private static String formatted(MatchResult block) {
    String text = block.group(1);
    if (text.startsWith("// messy.seam\n")) {
      return Matcher.quoteReplacement(block.group());
    }
    try {
      text = Seam.format(new Source("a block", text));
    } catch (DiagnosticException e) {
      assertTrue(e.diagnostics().size() > 0);
    }
    return Matcher.quoteReplacement("```seam\n" + text + "```");
  }

  private static DynamicTest test(Path file, String formatted) {
    return DynamicTest.dynamicTest(file.toString(), () -> Golden.check(file, formatted));
  }

  private static Stream<Path> below(List<String> folders, String suffix, int least)
      throws IOException {
    var files = new java.util.ArrayList<Path>();
    for (String folder : folders) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        walk.filter(file -> file.toString().endsWith(suffix))
            .filter(file -> !file.toString().contains("/target/"))
            .sorted()
            .forEach(files::add);
      }
    }
    assertTrue(files.size() >= least, "found only " + files);
    return files.stream();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
