package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.NetGrant;
import org.liveseam.language.api.RunGrant;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;

/** What nobody would give a function of the library is answered, or an error of the user's. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class HostileTest {
  private static final String HEADER =
      """
      import "std:text" as text
      import "std:json" as json
      import "std:time" as time
      import "std:files" as files
      fn any(value) { value } // what is told before anything runs is told elsewhere
      """;

  /** Each is tried in the place of each argument. */
  private static final List<String> VALUES =
      List.of(
          "\"\"",
          "\"a\\u{0}b\"",
          "\"\\u{10ffff}é\"",
          "\"/\"",
          "\"..\"",
          "\"a=b\"",
          "\"%s{*[(\"",
          "0",
          "-1",
          "9223372036854775807",
          "-9223372036854775807 - 1",
          "1.5e308",
          "-0.0",
          "0s - 1s",
          "0s",
          "106751d",
          "0B - 1B",
          "8388607TiB",
          "null",
          "true",
          "[]",
          "[1]",
          "[\"\"]",
          "[\"true\", \"\\u{0}\"]",
          "{}",
          "({\"\": \"\"})",
          "({\"A=B\": \"x\"})",
          "({A: \"\\u{0}\"})",
          "({A: [1]})",
          "1..9223372036854775807",
          "fn(x) => x",
          "files",
          "text.from_hex(\"ff00\")",
          "time.at(-31557014167219200)",
          "time.at(31556889864403199)");

  /** Functions with arguments that they take. */
  private static final List<List<String>> CALLS =
      List.of(
          List.of("run", "[\"true\"]", "\"\"", "({})", "\"\"", "1s", "1KiB", "true", "true"),
          List.of(
              "fetch",
              "\"http://127.0.0.1:1/\"",
              "\"GET\"",
              "({})",
              "\"\"",
              "1s",
              "1KiB",
              "true",
              "true"),
          List.of("files.read", "\"/proc/version\"", "1KiB"),
          List.of("files.read_bytes", "\"/proc/version\"", "1KiB"),
          List.of("files.lines", "\"/proc/version\""),
          List.of("files.split_lines", "\"a\""),
          List.of("files.list", "\"/proc/self\""),
          List.of("files.glob", "\"*\"", "\"/proc/self/net/stat\""),
          List.of("files.exists", "\"/proc\""),
          List.of("files.stat", "\"/proc\"", "true"),
          List.of("files.write", "\"HOME/x\"", "\"a\""),
          List.of("files.append", "\"HOME/x\"", "\"a\""),
          List.of("files.copy", "\"/proc/version\"", "\"HOME/x\""),
          List.of("files.remove", "\"HOME/x\"", "false"),
          List.of("files.make_dir", "\"HOME/d\""),
          List.of("json.parse", "\"[1]\"", "10"),
          List.of("json.format", "1", "1"),
          List.of("text.matches", "\"a\"", "\"a\""),
          List.of("text.find", "\"a\"", "\"a\""),
          List.of("text.find_all", "\"a\"", "\"a\""),
          List.of("text.substitute_all", "\"a\"", "\"a\"", "\"b\""),
          List.of("text.split_by", "\"a\"", "\"a\""),
          List.of("text.words", "\"a\""),
          List.of("text.index_of", "\"a\"", "\"a\""),
          List.of("text.part", "\"abc\"", "1", "2"),
          List.of("text.repeat", "\"\"", "1"),
          List.of("text.repeat", "\"ab\"", "1"),
          List.of("text.pad_left", "\"a\"", "3", "\"-\""),
          List.of("text.pad_right", "\"a\"", "3", "\"-\""),
          List.of("text.without_prefix", "\"a\"", "\"a\""),
          List.of("text.without_suffix", "\"a\"", "\"a\""),
          List.of("text.parse_int", "\"10\"", "10"),
          List.of("text.parse_float", "\"1.5\""),
          List.of("text.format_int", "10", "10"),
          List.of("text.encode", "\"a\""),
          List.of("text.decode", "text.encode(\"a\")"),
          List.of("text.to_hex", "text.encode(\"a\")"),
          List.of("text.from_hex", "\"00\""),
          List.of("time.sleep", "1ms"),
          List.of("time.measure", "fn() => 1"),
          List.of("time.parse", "\"2026-01-01\""),
          List.of("time.parse_duration", "\"1s\""),
          List.of("time.format", "time.now()", "\"yyyy\"", "\"UTC\""),
          List.of("time.parts", "time.now()", "\"UTC\""),
          List.of("time.at", "0"),
          List.of("time.seconds", "time.now()"),
          List.of("lines", "\"a\""),
          List.of("split", "\"a\"", "\",\""),
          List.of("join", "[1]", "\",\""),
          List.of("substitute", "\"a\"", "\"a\"", "\"b\""),
          List.of("contains", "[1]", "1"),
          List.of("slice", "[1]", "0", "1"),
          List.of("sorted", "[1, 2]"),
          List.of("int", "1"),
          List.of("float", "1"),
          List.of("write", "\"HOME/x\"", "\"a\""));

  @TempDir Path folder;

  @Test
  void nothingThatIsGivenIsABug() {
    List<String> bugs = new ArrayList<>();
    var grants = new Grants(List.of(folder), RunGrant.ANY, NetGrant.ANY);
    try (var host = new Host(true, false, grants)) {
      for (List<String> call : CALLS) {
        for (int i = 1; i < call.size(); i++) {
          for (String value : VALUES) {
            List<String> arguments = new ArrayList<>(call.subList(1, call.size()));
            arguments.set(i - 1, "any(" + value + ")");
            String line = call.get(0) + "(" + String.join(", ", arguments) + ")";
            attempt(host, line.replace("HOME", folder.toString()), bugs);
          }
        }
      }
    }
    if (!bugs.isEmpty()) {
      fail(String.join("\n", bugs));
    }
  }

  private void attempt(Host host, String line, List<String> bugs) {
    try {
      host.seam().run(new Source("hostile.seam", HEADER + line + "\n"), folder);
    } catch (DiagnosticException e) {
      return; // an error of the user's: that is what is wanted
    } catch (RuntimeException | Error e) {
      bugs.add(line + ": " + e);
    }
  }
}
