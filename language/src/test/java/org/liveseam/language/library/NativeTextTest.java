package org.liveseam.language.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the system would get otherwise than it stands is told before. */
final class NativeTextTest {
  @Test
  void nothingIsExchangedQuietly() throws Exception {
    assertTrue(inLocale("C").contains("has a character that the locale's US-ASCII cannot spell"));
    assertTrue(inLocale("C.UTF-8").contains("Optional.empty"));
  }

  @Test
  void aNulIsInNothing() {
    assertEquals(Optional.of("has a NUL in it"), NativeText.flaw("a\0b"));
    assertEquals(Optional.empty(), NativeText.flaw("ab"));
  }

  /** What another JVM says, whose locale this is: it is asked for once, at the start. */
  private static String inLocale(String name) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    var builder =
        new ProcessBuilder(java, "-XX:+UseSerialGC", "-cp", classes, Child.class.getName());
    builder.environment().put("LC_ALL", name);
    Process child = builder.redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    return said;
  }

  /** The other JVM. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      System.out.println(NativeText.flaw("\u00e9"));
    }
  }
}
