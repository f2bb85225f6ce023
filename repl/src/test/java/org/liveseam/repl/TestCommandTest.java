package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The files that {@code seam test} writes, and native code; the rest is in {@code cli/test.txt}.
 */
final class TestCommandTest {
  private static final String TESTS = "src/test/resources/files/tests";

  @TempDir Path temp;

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static Element element(Document document, String tag, String name) {
    NodeList all = document.getElementsByTagName(tag);
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(e -> e.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void junit() throws Exception {
    Path file = temp.resolve("out.xml");
    Cli.Result result =
        new Cli().run("test", TESTS, "--target", "fake", "--junit", file.toString());
    assertEquals(1, result.exit(), result.err());
    Document document = xml(Files.readString(file));
    assertEquals("6", document.getDocumentElement().getAttribute("tests"));
    assertEquals("2", document.getDocumentElement().getAttribute("failures"));
    assertEquals("4", element(document, "testsuite", TESTS + "/first.seam").getAttribute("tests"));
    Element sides = element(document, "testcase", "both sides are shown");
    assertEquals(TESTS + "/first.seam", sides.getAttribute("classname"));
    Element failure = (Element) sides.getElementsByTagName("failure").item(0);
    assertEquals("E0601", failure.getAttribute("type"));
    assertTrue(failure.getTextContent().contains("left side:  3"), failure.getTextContent());
    Element words = element(document, "testcase", "the next test starts as the first did");
    assertEquals(
        "a word\ntwo\nlines\n", words.getElementsByTagName("system-out").item(0).getTextContent());
    element(document, "testcase", "an error: # <&> \ufffd");
  }

  /** Two tests that wait for each other end only if they run beside each other. */
  @Test
  void filesBesideEachOtherTellInTheirOrder() throws IOException {
    Path[] files = {temp.resolve("a.seam"), temp.resolve("b.seam"), temp.resolve("c.seam")};
    Files.writeString(files[0], meets("one", "two"));
    Files.writeString(files[1], meets("two", "one"));
    Files.writeString(
        files[2],
        "// may act on this process, so it runs alone\ntest \"three\" { assert 1 == 2 }\n");
    Cli.Result result =
        new Cli()
            .run(
                "test",
                temp.toString(),
                "--target",
                "fake",
                "--jobs",
                "2",
                "--timeout",
                "60s",
                "--allow-write=" + temp,
                "--tap");
    assertEquals(1, result.exit(), result.err());
    assertEquals(
        List.of("ok 1 - one", "ok 2 - two", "not ok 3 - three", "1..3"),
        result.out().lines().filter(l -> l.matches("(not )?ok .*|1\\.\\..*")).toList(),
        result.out() + result.err());
  }

  private String meets(String own, String other) {
    return """
    import "std:files" as files
    import "std:time" as time

    test "%1$s" {
      files.write("%3$s/%1$s", "here")
      while not files.exists("%3$s/%2$s") { time.elapsed() }
      print("%1$s met %2$s")
    }
    """
        .formatted(own, other, temp);
  }

  @Test
  void paramsAndGrantsAreForTestsToo() throws IOException {
    Path file = temp.resolve("params.seam");
    Files.writeString(
        file,
        """
        param word: str
        test "said" { assert word == "hello" }
        test "asked" { assert run(["echo", word]).out == "hello\\n" }
        """);
    String name = file.toString();
    Cli.Result bare = new Cli().run("test", name, "--target", "fake");
    assertTrue(bare.exit() != 0 && bare.err().contains("E0854"), bare.err());
    Cli.Result set = new Cli().run("test", name, "--target", "fake", "-p", "word=hello");
    assertEquals("2 tests: 1 passed, 1 FAILED\n  " + name + ": asked\n", set.out());
    assertTrue(set.err().contains("E5008"), set.err());
    Cli.Result all =
        new Cli().run("test", "--allow-run=echo", name, "--target", "fake", "-p", "word=hello");
    assertEquals("2 tests: 2 passed\n", all.out(), all.err());
    Cli.Result any =
        new Cli().run("test", "--allow-run", name, "--target", "fake", "-p", "word=hello");
    assertEquals(0, any.exit(), any.err());
    Cli.Result nothing = new Cli().run("test", "--allow-run=", name, "--target", "fake");
    assertEquals(64, nothing.exit(), nothing.err());
  }

  /** A build server must not take a file that could not be tested for one that passed. */
  @Test
  void everyReportHasTheFilesThatCouldNotBeTested() throws Exception {
    Path good = Files.writeString(temp.resolve("good.seam"), "test \"good\" { assert true }\n");
    Path broken = Files.writeString(temp.resolve("broken.seam"), "test \"no end\" {\n");
    Path nothing = Files.createDirectory(temp.resolve("nothing"));
    Path file = temp.resolve("out.xml");
    String[] command = {
      "test", "--target", "fake", "--junit", file.toString(), "" + broken, "" + good, "" + nothing
    };
    Cli.Result people = new Cli().run(command);
    assertEquals(1, people.exit(), people.err());
    assertEquals(
        "1 test: 1 passed, 2 files NOT TESTED\n  " + nothing + "\n  " + broken + "\n",
        people.out());
    Element root = xml(Files.readString(file)).getDocumentElement();
    assertEquals(
        List.of("3", "0", "2"),
        Stream.of("tests", "failures", "errors").map(root::getAttribute).toList());
    Element error =
        (Element)
            element(root.getOwnerDocument(), "testcase", broken.toString())
                .getElementsByTagName("error")
                .item(0);
    assertEquals("E0104", error.getAttribute("type"));

    Cli.Result tap = new Cli().run(with(command, "--tap"));
    assertEquals(
        List.of("ok 1 - good", "not ok 2 - " + nothing, "not ok 3 - " + broken, "1..3"),
        tap.out().lines().filter(l -> l.matches("(not )?ok .*|1\\.\\..*|Bail.*")).toList());

    String json = new Cli().run(with(command, "--json")).out();
    JsonObject result =
        json.lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .filter(record -> record.get("type").getAsString().equals("result"))
            .findFirst()
            .orElseThrow();
    assertEquals("[\"" + nothing + "\",\"" + broken + "\"]", result.get("untested").toString());
    assertFalse(result.get("passed").getAsBoolean());
    assertTrue(json.contains("\"test-passed\",\"file\":\"" + good + "\",\"name\":\"good\""), json);
  }

  private static String[] with(String[] command, String option) {
    return Stream.concat(Arrays.stream(command), Stream.of(option)).toArray(String[]::new);
  }

  /** All tests had their turn, whatever the exit code. */
  @Test
  void aRefusedTestDoesNotEndTap() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("asks.seam"),
            "test \"asks\" { run([\"echo\"]) }\ntest \"next\" { assert true }\n");
    Cli.Result result = new Cli().run("test", file.toString(), "--target", "fake", "--tap");
    assertEquals(5, result.exit(), result.err());
    assertFalse(result.out().contains("Bail out!"), result.out());
    assertTrue(result.out().endsWith("1..2\n"), result.out());
  }

  @Test
  void junitThatCannotBeWrittenFailsTheCommand() {
    String nowhere = "/proc/no-such.xml";
    Cli.Result result =
        new Cli().run("test", TESTS + "/more", "--target", "fake", "--junit", nowhere);
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("could not write all of `" + nowhere), result.err());
  }

  /** Who reads it meanwhile, as CI does, sees the old file or the new one. */
  @Test
  void junitIsWrittenWhole() throws IOException {
    Path old = Files.writeString(temp.resolve("old.xml"), "old");
    Path file = Files.createSymbolicLink(temp.resolve("out.xml"), old);
    new Cli().run("test", TESTS + "/more", "--target", "fake", "--junit", file.toString());
    assertEquals("old", Files.readString(old));
    assertTrue(Files.readString(file).contains("<testsuites"), "another file has its name now");
    try (var left = Files.list(temp)) {
      assertEquals(2, left.count());
    }
  }

  @Test
  void junitGoesIntoPipes() throws Exception {
    Path pipe = temp.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    var reader = new FutureTask<>(() -> Files.readString(pipe));
    Thread.ofPlatform().daemon().start(reader);
    new Cli().run("test", TESTS + "/more", "--target", "fake", "--junit", pipe.toString());
    String read = reader.get(60, TimeUnit.SECONDS);
    assertTrue(read.contains("<testsuites"), read);
  }

  @Test
  void nativeCodeIsAsBeforeForTheNextTestAndTheNextFile() throws IOException {
    Files.copy(Path.of("src/test/resources/files/score.c"), temp.resolve("score.c"));
    String text =
        """
        library "libscore.so" from "score.c"

        patch raise "1.0" {
          in "libscore.so" {
            replace function score with fn(user: i32) -> i32 { original(user) + 1 }
          }
        }

        test "raised" {
          let score = native("libscore.so", "score", (i32) -> i32)
          let before = score(20)
          apply raise
          assert score(20) == before + 1
        }

        test "as before" {
          let score = native("libscore.so", "score", (i32) -> i32)
          let before = score(20)
          apply raise
          revert raise
          assert score(20) == before
          assert len(status(on: process()).patches) == 0
        }
        """;
    Files.writeString(temp.resolve("one.seam"), text);
    Files.writeString(temp.resolve("two.seam"), text);
    Cli.Result result = new Cli().run("test", temp.toString());
    assertEquals("4 tests: 4 passed\n", result.out(), result.err());
    assertEquals(0, result.exit(), result.err());
  }
}
