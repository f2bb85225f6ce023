package org.liveseam.language.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** Globs are the JDK's, but for the time that they take. */
final class GlobPatternTest {
  private static final List<String> NAMES =
      List.of("a", "b", "ab", "ba", "a/b", "a/b/a", "a.b", "-", "!", "a,b", "}", "]", "aab", "\\");

  @Property(tries = 500)
  void theyTakeWhatTheJdksTake(
      @ForAll
          @Chars({'a', 'b', '*', '?', '/', '[', ']', '!', '-', '{', '}', ',', '\\', '.'})
          @StringLength(max = 8)
          String glob) {
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      return; // which of them are errors is told below
    }
    if (glob.contains("[]") || glob.contains("[!]")) {
      return; // here a bracket that stands first is one of the characters, as in a shell
    }
    for (String name : NAMES) {
      assertEquals(matcher.matches(Path.of(name)), matches(glob, name), glob + " and " + name);
    }
  }

  @Test
  void errorsAreTold() {
    for (String wrong : List.of("[", "[a", "[b-a]", "{", "{a,{b}}", "a\\", "[a/]", "[/-b]")) {
      assertThrows(DiagnosticException.class, () -> GlobPattern.compile(wrong), wrong);
    }
  }

  @Test
  void aSlashIsInNoRange() {
    assertFalse(matches("a[--0]b", "a/b"));
    assertTrue(matches("a[--0]b", "a.b"));
    assertFalse(matches("a[!b]b", "a/b"));
    assertTrue(matches("é[é-ü]?", "éöü"));
  }

  /** The JDK's would still be at it when the sun is cold. */
  @Test
  void asterisksDoNotMultiply() {
    assertFalse(matches("*a".repeat(30) + "b", "a".repeat(250)));
  }

  private static boolean matches(String glob, String name) {
    return GlobPattern.compile(glob).matches(name);
  }
}
