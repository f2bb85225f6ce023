package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.api.Grants;
import org.liveseam.language.check.Lengths;
import org.liveseam.language.library.Command;
import org.liveseam.language.library.NativeText;
import org.liveseam.language.library.Request;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/** Other programs and other machines. */
abstract class OutsideBuiltins {
  private static final int MOST_LINES = 10;

  private OutsideBuiltins() {}

  /** What both have in common. */
  abstract static class OutsideNode extends HostNode {
    protected final Duration deadline(String verb, SeamDuration given) {
      Lengths.check("the deadline", "`" + verb + "`", given)
          .ifPresent(
              d -> {
                throw failCaller(d);
              });
      return given.length();
    }

    /** Names with text; {@code null} is kept as none. */
    protected final Map<String, @Nullable String> texts(String what, SeamRecord record) {
      Map<String, @Nullable String> texts = new LinkedHashMap<>();
      record
          .fields()
          .forEach(
              (name, value) -> {
                switch (value) {
                  case String text -> texts.put(name, text);
                  case SeamNull none -> texts.put(name, null);
                  default -> throw wrong("`" + name + "` of " + what, "a str or null", value);
                }
              });
      return texts;
    }

    protected final Object shown(SeamBytes bytes, boolean binary, String what) {
      return binary ? bytes : decoded(bytes.toArray(), what);
    }

    protected final SeamBytes given(String verb, Object content) {
      return content instanceof SeamNull ? new SeamBytes() : new SeamBytes(content(verb, content));
    }
  }

  /** {@code run(command, input, env, cwd, deadline, limit, check, binary)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "run")
  abstract static class RunNode extends OutsideNode {
    @Specialization
    @TruffleBoundary
    protected SeamRecord run(
        SeamList line,
        Object input,
        SeamRecord environment,
        String folder,
        SeamDuration deadline,
        SeamSize limit,
        boolean check,
        boolean binary) {
      act("run");
      List<String> words = words(line);
      Grants grants = SeamContext.get(this).grants();
      String name = words.get(0);
      Map<String, @Nullable String> variables = environment(environment);
      Path program =
          engine(
              () -> {
                grants.runs().checkVariables(name, set(variables));
                return grants.runs().program(name);
              });
      var command =
          new Command(
              name,
              program,
              words.subList(1, words.size()),
              given("run", input),
              variables,
              folder(folder),
              deadline("run", deadline),
              limit("run", limit));
      Command.Result result = engine(() -> command.run(pulse()));
      if (check && result.exit() != 0) {
        throw fail(failed(name, result));
      }
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("exit", (long) result.exit());
      fields.put("out", shown(result.out(), binary, "what `" + name + "` wrote"));
      fields.put("err", shown(result.err(), binary, "what `" + name + "` complained"));
      fields.put("took", new SeamDuration(result.took(), SeamDuration.Unit.SECONDS));
      return new SeamRecord(fields);
    }

    private List<String> words(SeamList line) {
      for (Object word : line.asList()) {
        if (!(word instanceof String text)) {
          throw wrong("a word of the command", "a str", word);
        }
        spell("command", text);
      }
      if (line.size() == 0) {
        throw refused("command", "is empty");
      }
      return line.asList().stream().map(String.class::cast).toList();
    }

    private Map<String, @Nullable String> environment(SeamRecord record) {
      Map<String, @Nullable String> variables = texts("`env`", record);
      variables.forEach(
          (name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
              throw refused("env", "has a name that no variable can have: " + Values.quote(name));
            }
            spell("env", name);
            spell("env", value == null ? "" : value);
          });
      return variables;
    }

    private static List<String> set(Map<String, @Nullable String> variables) {
      return variables.entrySet().stream()
          .filter(variable -> variable.getValue() != null)
          .map(Map.Entry::getKey)
          .toList();
    }

    private Path folder(String name) {
      spell("cwd", name);
      Path folder = Path.of(name).toAbsolutePath().normalize();
      if (!Files.isDirectory(folder)) {
        throw refused("cwd", "is no folder: " + name);
      }
      return folder;
    }

    /** Refuses what a program would get otherwise than it stands. */
    private void spell(String argument, String text) {
      NativeText.flaw(text)
          .ifPresent(
              flaw -> {
                throw refused(argument, flaw + ": " + Values.quote(text));
              });
    }

    private SeamException refused(String argument, String why) {
      return failCaller(Diagnostic.of(LibraryErrors.ARGUMENT, argument, "run", why));
    }

    private static Diagnostic failed(String name, Command.Result result) {
      Diagnostic d = Diagnostic.of(LibraryErrors.COMMAND_FAILED, name, result.exit());
      List<String> complaints =
          new String(result.err().toArray(), java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .toList();
      int from = Math.max(0, complaints.size() - MOST_LINES);
      for (String complaint : complaints.subList(from, complaints.size())) {
        d = d.note(complaint);
      }
      return d;
    }
  }

  /** {@code fetch(url, method, headers, body, deadline, limit, check, binary)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "fetch")
  abstract static class FetchNode extends OutsideNode {
    @Specialization
    @TruffleBoundary
    protected SeamRecord fetch(
        String address,
        String method,
        SeamRecord headers,
        Object body,
        SeamDuration deadline,
        SeamSize limit,
        boolean check,
        boolean binary) {
      act("fetch");
      Map<String, String> given = new LinkedHashMap<>();
      texts("`headers`", headers)
          .forEach(
              (name, value) -> {
                if (value != null) {
                  given.put(name, value);
                }
              });
      var request =
          new Request(
              engine(() -> Request.address(address)),
              method,
              given,
              given("fetch", body),
              deadline("fetch", deadline),
              limit("fetch", limit));
      Grants grants = SeamContext.get(this).grants();
      Request.Answer answer = engine(() -> request.send(grants.nets(), pulse()));
      if (check && answer.status() >= 400) {
        throw fail(
            Diagnostic.of(LibraryErrors.FETCH, address, "the host answered " + answer.status()));
      }
      Map<String, Object> heads = new LinkedHashMap<>(answer.headers());
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("status", (long) answer.status());
      fields.put("headers", new SeamRecord(heads));
      fields.put("body", shown(answer.body(), binary, "what `" + address + "` answered"));
      fields.put("url", answer.address().toString());
      return new SeamRecord(fields);
    }
  }
}
