package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a kernel are recorded, and can be undone from one command to the next. */
final class HistoryTest {
  private static final String HIDE = "src/test/resources/files/hide.seam";

  @TempDir Path folder;
  private Cli cli = new Cli();
  private String target = "";

  @BeforeEach
  void own(TestInfo test) {
    cli = new Cli().with("XDG_STATE_HOME", folder.toString());
    target = "--target=scene:kernel-history-" + test.getTestMethod().orElseThrow().getName();
  }

  private Cli.Result run(String... args) {
    return cli.run(args);
  }

  private JsonArray entries() {
    String json = run("history", "--json").out();
    assertEquals(List.of(), SchemaTest.schema("history").validate(json, InputFormat.JSON), json);
    return JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("entries");
  }

  @Test
  void whoWhenAndWhy() {
    assertEquals("no changes are recorded\n", run("history").out());
    assertEquals(0, run("apply", HIDE, target).exit());
    assertEquals(0, run("apply", HIDE, target).exit());
    assertEquals(0, run("revert", "hide_cmdline", target).exit());
    JsonArray entries = entries();
    assertEquals(2, entries.size(), "a patch that was there before is no change");
    JsonObject first = entries.get(0).getAsJsonObject();
    assertEquals("seam apply", first.get("command").getAsString());
    assertEquals("1.0", first.get("version").getAsString());
    assertEquals(
        "the command line carries secrets on these hosts", first.get("reason").getAsString());
    assertEquals(Path.of(HIDE).toAbsolutePath().toString(), first.get("file").getAsString());
    assertEquals("reverted", entries.get(1).getAsJsonObject().get("kind").getAsString());
    String text = run("history", "--limit", "1").out();
    assertTrue(text.startsWith("2  ") && text.contains("reverted hide_cmdline"), text);
    assertEquals("no changes are recorded\n", run("history", "other").out());
  }

  @Test
  void whatIsNoKernelIsNotRecorded() {
    assertEquals(0, run("apply", HIDE, "--target=fake").exit());
    assertEquals(0, entries().size());
  }

  @Test
  void undoAndUndoAgain() {
    assertEquals(0, run("apply", HIDE, target).exit());
    Cli.Result undone = run("undo", target);
    assertEquals("hide_cmdline: reverted on kernel\n", undone.out(), undone.err());
    Cli.Result redone = run("undo", target);
    assertEquals("hide_cmdline: applied on kernel\n", redone.out(), redone.err());
    assertEquals(3, entries().size());
    Cli.Result old = run("undo", "1", target, "--json");
    assertEquals(0, old.exit(), old.err());
    old.out()
        .lines()
        .forEach(
            line ->
                assertEquals(
                    List.of(), SchemaTest.schema("undo").validate(line, InputFormat.JSON), line));
    assertTrue(run("list", target).out().startsWith("no live patches"));
  }

  @Test
  void whatIsNoLongerSoIsNotUndone() throws IOException {
    Path mine = folder.resolve("mine.seam");
    Files.copy(Path.of(HIDE), mine);
    assertEquals(0, run("apply", mine.toString(), target).exit());
    assertEquals(0, run("revert", "hide_cmdline", target).exit());
    Cli.Result gone = run("undo", "1", target);
    assertEquals(1, gone.exit());
    assertTrue(
        gone.err().contains("E0741") && gone.err().contains("not applied any more"), gone.err());
    Files.writeString(mine, Files.readString(mine).replace("hidden", "secret"));
    Cli.Result changed = run("undo", "2", target);
    assertEquals(1, changed.exit());
    assertTrue(changed.err().contains("has changed since"), changed.err());
    assertEquals(1, run("undo", "9", target).exit());
  }

  @Test
  void aDamagedLineIsToldAndPassedOver() throws IOException {
    assertEquals(0, run("apply", HIDE, target).exit());
    Path file = folder.resolve("liveseam/history.jsonl");
    Files.writeString(file, "{\"kind\": 7}\n[]\nnot json\n", StandardOpenOption.APPEND);
    assertEquals(0, run("revert", "hide_cmdline", target).exit());
    assertEquals(2, entries().size());
    assertTrue(run("history").out().contains("3 lines of " + file + " cannot be read"));
    assertEquals(5, entries().get(1).getAsJsonObject().get("number").getAsInt());
  }

  @Test
  void whatCannotBeRecordedIsDoneAndTold() throws IOException {
    Files.writeString(folder.resolve("liveseam"), "no folder");
    Cli.Result result = run("apply", HIDE, target);
    assertEquals(0, result.exit());
    assertTrue(result.err().contains("warning[E0742]"), result.err());
    assertFalse(run("list", target).out().startsWith("no live patches"));
  }
}
