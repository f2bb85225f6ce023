package org.liveseam.runtime.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Transcript;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.model.SourceFile;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.TargetSpec;

/** A compiled library in this process, and a session that patches it. */
final class ScoreLibrary implements AutoCloseable {
  static final String CODE =
      """
      #include <unistd.h>
      static int bonus = 1;
      static __attribute__((noinline)) int helper(int x) { return x + bonus; }
      int score(int user) { return helper(user) * 2; }
      int twice(int user) { return score(user) + score(user); }
      long wide(long a, double b) { return a + (long)b; }
      int get_bonus(void) { return bonus; }
      void set_bonus(int b) { bonus = b; }
      int park(volatile int *flag) { while (!*flag) usleep(1000); return 7; }
      int other_score(int user) { return 1000 + user; }
      """;

  final List<Event> events = new ArrayList<>();
  final Connection connection;
  final Session session;
  final String name;

  ScoreLibrary(Path cache, String name) {
    this(cache, name, "process");
  }

  ScoreLibrary(Path cache, String name, String spec) {
    this.name = name;
    connection =
        new ProcessTargetProvider()
            .open(
                TargetSpec.parse(spec),
                new OpenContext(
                    events::add, cache, Duration.ofMinutes(1), new Cancellation(), true));
    session = new Session(connection, events::add, new Cancellation(), connection.clock());
    open(name, CODE);
  }

  String open(String library, String code) {
    return connection
        .target()
        .nativeObjects()
        .orElseThrow()
        .open(
            new LibrarySpec(
                library,
                Optional.empty(),
                Optional.of(new SourceFile(Path.of("/tmp/score.c"), code)),
                Patches.HERE),
            soon());
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  long address(String function) {
    return connection.target().nativeObjects().orElseThrow().address(name, function, Patches.HERE);
  }

  int call(String function, long... arguments) {
    return (int) NativeCall.at(address(function)).call(arguments);
  }

  List<String> transcript() {
    var words = new Transcript(m -> m.replaceAll("^seam_(.*)_[0-9a-f]{12}$", "$1"));
    return events.stream()
        .filter(Event.LogLine.class::isInstance)
        .flatMap(e -> words.line(((Event.LogLine) e).line()).stream())
        .toList();
  }

  Patch patch(String patch, String function, Body body) {
    return patch(patch, List.of(function(function, body)), List.of());
  }

  Patch patch(String patch, List<FunctionPatch> functions, List<Callback> callbacks) {
    return Patches.patch(
        patch,
        List.of(
            new ObjectPatch(new ObjectRef.Library(name), functions, callbacks, Patches.HERE)));
  }

  static Patch with(Patch patch, Consistency.Model model, Consistency.StallPolicy policy) {
    return Patches.with(
        patch, new Consistency(List.of(model), Duration.ofSeconds(1), policy, Patches.HERE));
  }

  static FunctionPatch function(String name, Body body) {
    return new FunctionPatch(
        name, List.of(), OptionalInt.empty(), body, Patches.HERE, Patches.HERE);
  }

  /** Inline C that stands in a file of its own, from line 1 and column 1. */
  static Body c(String code) {
    var source = new Source("body.seam", code);
    int lines = code.split("\n", -1).length;
    return new Body.InlineC(code, List.of(), new Span(source, 1, 1, lines, 1));
  }

  static Body score(String code) {
    return from("my_score", "int original(int);\nint my_score(int user)\n{" + code + "}\n");
  }

  static Body from(String function, String text) {
    return new Body.SymbolFrom(
        function, new SourceFile(Path.of("/tmp/bodies.c"), text), Patches.HERE);
  }

  @Override
  public void close() {
    session.close();
  }
}
