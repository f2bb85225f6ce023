package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Severity;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.process.object.CLibrary;

/** C bodies that use what the library defines, declared by nobody but its debugging information. */
final class DeclaredBodiesTest {
  private static final String LIBRARY =
      """
      #include <stddef.h>
      typedef int score_t;
      enum rank { LOW = 1, HIGH = 100 };
      struct player { const char *name; score_t points; enum rank rank; struct player *next; };
      struct timeval { char not_the_system_one; };
      static struct player second = { "second", 5, HIGH, NULL };
      static struct player first = { "first", 3, LOW, &second };
      static struct player *players = &first;
      static score_t limits[] = { 10, 20, 30 };
      static struct { int on; int factor; } options = { 1, 2 };
      static struct timeval odd = { 9 };
      static __attribute__((noinline)) score_t total(const struct player *from) {
        score_t sum = 0;
        for (; from; from = from->next) sum += from->points;
        return sum;
      }
      static inline __attribute__((always_inline)) int copied(int a) { return a + 1; }
      void change(int a) { players = 0; limits[a & 1] = options.factor = odd.not_the_system_one = a; }
      score_t best(struct player *from) { return from ? total(from) : copied(limits[0]); }
      score_t answer(int a) {
        return a + options.on + options.factor + odd.not_the_system_one + limits[a & 1]
            + total(players) + copied(a);
      }
      """;

  @TempDir static Path cache;
  @TempDir static Path scratch;
  private ScoreLibrary lib;

  @BeforeEach
  void open() {
    lib = new ScoreLibrary(cache, "libfirst.so");
    lib.open("libdeclared.so", LIBRARY);
  }

  @AfterEach
  void close() {
    lib.close();
  }

  private static Patch patch(String library, String function, Body body) {
    return Patches.patch(
        "declared",
        List.of(
            new ObjectPatch(
                new ObjectRef.Library(library),
                List.of(ScoreLibrary.function(function, body)),
                List.of(),
                Patches.HERE)));
  }

  private int with(Body body) {
    lib.session.apply(List.of(patch("libdeclared.so", "answer", body)), ApplyOptions.USUAL);
    long address =
        lib.connection
            .target()
            .nativeObjects()
            .orElseThrow()
            .address("libdeclared.so", "answer", Patches.HERE);
    int answer = (int) NativeCall.at(address).call(1);
    lib.session.revertEffects();
    return answer;
  }

  private List<Diagnostic> mistakes(Patch patch) {
    return assertThrows(
            DiagnosticException.class, () -> lib.session.apply(List.of(patch), ApplyOptions.USUAL))
        .diagnostics()
        .stream()
        .filter(mistake -> mistake.severity() == Severity.ERROR)
        .toList();
  }

  private static Body file(String code) {
    return ScoreLibrary.from("mine", code);
  }

  @Test
  void staticFunctionsAndVariablesAreThere() {
    assertEquals(8, with(ScoreLibrary.c("return total(players);")));
    assertEquals(20 + 2, with(ScoreLibrary.c("return limits[a] + options.factor;")));
    assertEquals(100 + 5, with(ScoreLibrary.c("return players->next->rank + second.points;")));
    assertEquals(
        30, with(ScoreLibrary.c("score_t s = limits[2]; struct player *p = 0; return p ? 0 : s;")));
    assertEquals(HIGH_AND_SIZE, with(ScoreLibrary.c("return HIGH + (int)sizeof(struct player);")));
  }

  private static final int HIGH_AND_SIZE = 100 + 24;

  @Test
  void soTheyAreInFiles() {
    assertEquals(
        8 + 4,
        with(
            file(
                """
                #include <string.h>
                static int length(const char *s) { return strlen(s) - 1; }
                int mine(int a) { return total(players) + length(players->name); }
                """)));
    assertEquals(9, with(file("int mine(int a) { return odd.not_the_system_one; }")));
  }

  @Test
  void whatTheAuthorDeclaresCounts() {
    String byHand = "extern int total(void *);\nextern void *players;\nreturn total(players);";
    assertEquals(8, with(ScoreLibrary.c(byHand)));
    assertEquals(
        8, with(file("int total(void *);\nextern void *players;\n" + mine("total(players)"))));
    assertEquals(44, with(file("static int total(int a) { return a + 43; }\n" + mine("total(a)"))));
    assertEquals(
        3,
        with(
            file(
                """
                struct player { const char *name; int p; };
                extern struct player *players;
                int mine(int a) { return players->p; }
                """)));
    assertEquals(
        7,
        with(
            file(
                """
                #include <sys/time.h>
                int mine(int a) { struct timeval t = { 7, 0 }; return t.tv_sec; }
                """)));
    assertEquals(5, with(ScoreLibrary.c("int limits = 5; return limits;")));
  }

  private static String mine(String value) {
    return "int mine(int a) { return " + value + "; }\n";
  }

  @Test
  void mistakesAreTheAuthorsAtTheirPlace() {
    var few =
        mistakes(
            patch("libdeclared.so", "answer", ScoreLibrary.c("int x = 1;\nreturn total() + x;")));
    assertEquals("E2002", few.get(0).code().id());
    assertEquals("body.seam:2:8", few.get(0).span().orElseThrow().place());
    assertTrue(few.get(0).message().contains("too few arguments"), few.get(0).message());
    assertTrue(few.get(0).notes().contains("libdeclared.so: declared here"), few.toString());
    var inFile =
        mistakes(
            patch(
                "libdeclared.so",
                "answer",
                file("#include <stdio.h>\n\nint mine(int a)\n{ return limits[a] + oops; }\n")));
    assertEquals(1, inFile.size(), inFile.toString());
    assertTrue(
        inFile.get(0).span().orElseThrow().place().endsWith("bodies.c:4:22"), inFile.toString());
  }

  @Test
  void aFunctionOfWhichOnlyCopiesAreLeftSaysWhoHasThem() {
    var mistake =
        mistakes(patch("libdeclared.so", "answer", ScoreLibrary.c("return copied(a);"))).get(0);
    assertEquals("E2052", mistake.code().id());
    assertEquals("body.seam:1:8", mistake.span().orElseThrow().place());
    assertTrue(mistake.notes().toString().contains("answer, best"), mistake.toString());
    assertTrue(mistake.helps().toString().contains("noinline"), mistake.toString());
  }

  @Test
  void withoutDebuggingInformationTheErrorSaysSo() throws Exception {
    String code =
        """
        static int bonus = 4;
        static __attribute__((noinline)) int helper(int a) { return a + bonus; }
        int answer(int a) { return helper(a) + bonus++; }
        """;
    Path folder = Files.createDirectories(scratch.resolve("plain"));
    Path file = CLibrary.build(folder, "libplain.so", code, "-g0", "-fpatchable-function-entry=5");
    try (DynamicLoader.Handle plain = DynamicLoader.load().open(file.toString())) {
      Body undeclared = file(mine("helper(a) + bonus"));
      var mistakes = mistakes(patch("libplain.so", "answer", undeclared));
      assertEquals(2, mistakes.size(), mistakes.toString());
      for (Diagnostic mistake : mistakes) {
        assertTrue(
            mistake.notes().toString().contains("libplain.so has no debugging information"),
            mistake.toString());
        assertTrue(mistake.helps().toString().contains("extern int"), mistake.toString());
      }
      Body declared = file("int helper(int);\nextern int bonus;\n" + mine("helper(a) + bonus"));
      lib.session.apply(List.of(patch("libplain.so", "answer", declared)), ApplyOptions.USUAL);
      long address = plain.symbol("answer").orElseThrow();
      assertEquals(1 + 4 + 4, (int) NativeCall.at(address).call(1));
      lib.session.revertEffects();
    }
  }
}
