package org.liveseam.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.session.Suggestions.Item;
import org.liveseam.repl.session.verb.Verbs;

/** What an input goes on with, by where the cursor is. */
final class SuggesterTest {
  @TempDir Path home;
  private Talk talk;
  private Suggester suggester;

  @BeforeEach
  void open() {
    talk = new Talk(home, "fake");
    suggester = new Suggester(talk.session, Verbs.all());
  }

  @AfterEach
  void close() {
    talk.close();
  }

  /** Those that go on from what is there; the cursor stands at the bar. */
  private List<String> after(String input) {
    int cursor = input.indexOf('|');
    String text = input.substring(0, cursor) + input.substring(cursor + 1);
    Suggestions found = suggester.at(text, cursor);
    String begun = text.substring(found.start(), cursor);
    return found.items().stream().map(Item::text).filter(t -> t.startsWith(begun)).toList();
  }

  @Test
  void functionsThatCanBeReplaced() {
    assertEquals(
        List.of("cmdline_proc_show", "meminfo_proc_show", "seq_show", "tcp_v4_rcv"),
        after("replace function |").stream()
            .filter(name -> !name.startsWith("v") && !name.startsWith("w"))
            .toList());
    assertFalse(after("replace function |").contains("native_machine_halt"));
    assertFalse(after("replace function |").contains("saved_command_line"));
    assertEquals(
        List.of("nf_nat_manip_pkt"),
        after("patch p \"1.0\" {\n  in module nf_nat {\n    replace function nf|"));
  }

  @Test
  void modulesThatAreLoaded() {
    talk.say(":status");
    assertEquals(List.of("nf_nat"), after("patch p \"1.0\" {\n  in module n|"));
  }

  @Test
  void commandsAndTheirArguments() throws Exception {
    assertEquals(List.of(":status", ":stalled"), after(":sta|"));
    assertEquals(List.of("undo"), after(":help und|"));
    talk.say("patch hide \"1.0\" { in vmlinux { replace function cmdline_proc_show with c { } } }");
    assertEquals(List.of("hide"), after(":apply |"));
    assertEquals(List.of(), after(":revert |"));
    talk.say(":apply hide");
    assertEquals(List.of("hide"), after(":revert h|"));
    assertEquals(List.of("1"), after(":undo |"));
    assertEquals(List.of("E1003"), after(":explain E1003|"));
    assertEquals(List.of("tcp_v4_rcv"), after(":search tcp|"));
    assertTrue(after(":time app|").contains("apply"));
    assertTrue(after(":time :st|").contains(":status"));
    Files.writeString(home.resolve("fixes.seam"), "");
    Files.createDirectory(home.resolve("fixtures"));
    assertEquals(
        List.of(home + "/fixes.seam", home + "/fixtures/"), after(":load " + home + "/fix|"));
  }

  @Test
  void wordsAndWhatWasDefined() {
    talk.say("let threshold = 3");
    assertTrue(after("thr|").contains("threshold"));
    assertTrue(after("pat|").contains("patch"));
    assertTrue(after("patch p \"1.0\" {\n  cons|").contains("consistency"));
    assertTrue(after("apply hide, wa|").contains("wait: "));
    assertEquals(List.of(), after("\"thr|\""));
  }

  @Test
  void hintsAreOneLine() {
    assertTrue(suggester.hint("len(", 4).startsWith("len([value])"), suggester.hint("len(", 4));
    assertTrue(suggester.hint(":und", 4).startsWith(":undo N"));
    assertEquals("", suggester.hint("", 0));
    assertEquals(1, suggester.hint("apply(x, ", 9).lines().count());
  }

  @Test
  void aNameIndexFindsBeginningsAndPatterns() {
    NameIndex index = NameIndex.of(List.of("tcp_b", "tcp_a", "udp_a", "tcp", "tcq", "tcp_a"));
    assertEquals(List.of("tcp", "tcp_a", "tcp_b"), index.startingWith("tcp").toList());
    assertEquals(List.of("tcp_a", "udp_a"), index.matching("*p_a").toList());
    assertEquals(List.of("tcp", "tcq"), index.matching("tc?").toList());
    assertEquals(List.of(), index.startingWith("z").toList());
    assertEquals(5, index.size());
  }
}
