package org.liveseam.runtime.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.build.QuotedIncludes;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.event.Transcript;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.process.body.LibraryBuilder;
import org.liveseam.runtime.process.code.Defect;
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
  final Cancellation cancellation = new Cancellation();
  private EventSink watcher = event -> {};
  final Connection connection;
  final Session session;
  final String name;

  ScoreLibrary(Path cache, String name) {
    this(cache, name, "process");
  }

  ScoreLibrary(Path cache, String name, String spec) {
    this.name = name;
    EventSink sink =
        event -> {
          events.add(event);
          watcher.accept(event);
        };
    connection =
        new ProcessTargetProvider(defects())
            .open(
                TargetSpec.parse(spec),
                new OpenContext(sink, cache, Duration.ofMinutes(1), cancellation, true));
    session = new Session(connection, sink, cancellation, connection.clock());
    open(name, CODE);
  }

  /** Those that this JVM was told to put back. */
  private static Set<Defect> defects() {
    String defect = System.getProperty("engine.defect", "");
    return defect.isEmpty() ? Set.of() : Set.of(Defect.valueOf(defect));
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
                Optional.of(QuotedIncludes.source(Path.of("/tmp/score.c"), code)),
                Patches.HERE),
            soon());
  }

  void onEvent(EventSink other) {
    watcher = other;
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
        List.of(new ObjectPatch(new ObjectRef.Library(name), functions, callbacks, Patches.HERE)));
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
        function, QuotedIncludes.source(Path.of("/tmp/bodies.c"), text), Patches.HERE);
  }

  @Override
  public void close() {
    session.close();
  }

  /** A library that the program loads by itself, when it pleases. */
  static final class Late {
    private final String name;
    private final Path file;
    private DynamicLoader.@Nullable Handle handle;

    Late(Path cache, Path folder, String name, String code) {
      this.name = name;
      this.file = folder.resolve(name);
      byte[] image =
          new LibraryBuilder(cache)
              .build(
                  name, QuotedIncludes.source(Path.of("/tmp/late.c"), code), Patches.HERE, soon());
      try {
        Files.write(file, image);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void load() {
      try {
        handle = DynamicLoader.load().open(file.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void unload() {
      Objects.requireNonNull(handle).close();
    }

    int call(String function, long... arguments) {
      long address = Objects.requireNonNull(handle).symbol(function).orElseThrow();
      return (int) NativeCall.at(address).call(arguments);
    }

    Patch patch(String patch, String function, Body body) {
      return Patches.patch(
          patch,
          List.of(
              new ObjectPatch(
                  new ObjectRef.Library(name),
                  List.of(ScoreLibrary.function(function, body)),
                  List.of(),
                  Patches.HERE)));
    }
  }
}
