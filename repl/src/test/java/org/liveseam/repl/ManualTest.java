package org.liveseam.repl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.liveseam.repl.command.Manual;

/** The generated pages of the manual say what the code says. */
final class ManualTest {
  private static final Path FOLDER = Path.of("../docs/manual");

  @TestFactory
  Stream<DynamicTest> pages() {
    Map<String, String> pages = Manual.pages(new Cli().streams());
    return pages.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> check(page)));
  }

  private static void check(Map.Entry<String, String> page) throws IOException {
    Golden.check(FOLDER.resolve(page.getKey()), page.getValue());
  }
}
