package org.liveseam.runtime.process;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.build.QuotedIncludes;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.model.SourceFile;
import org.liveseam.runtime.process.engine.Footprint;

/**
 * Much work for one process target; a program of its own.
 *
 * <pre>enduring SCENE COUNT FOLDER</pre>
 */
final class Enduring {
  private static final int WARM = 40;

  private final ScoreLibrary lib;
  private final int count;

  private Enduring(ScoreLibrary lib, int count) {
    this.lib = lib;
    this.count = count;
  }

  public static void main(String[] args) throws Exception {
    try (var lib = new ScoreLibrary(Path.of(args[2], "cache"), "libenduring.so")) {
      var enduring = new Enduring(lib, Integer.parseInt(args[1]));
      switch (args[0]) {
        case "deep" -> enduring.deep();
        case "cycles" -> enduring.cycles();
        case "threads" -> enduring.threads();
        case "functions" -> enduring.functions();
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
    System.out.println("fine");
    System.exit(0);
  }

  private static void expect(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  private void apply(Patch patch) {
    expect(
        patch.name() + " is applied",
        lib.session.apply(List.of(patch), ApplyOptions.USUAL).changed().size() == 1);
  }

  private void revert(String name) {
    lib.session.revert(List.of(name));
  }

  /** Patches on one function: the newest wins, each calls the one below, any may go. */
  private void deep() {
    var names = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      apply(lib.patch("p" + i, "score", ScoreLibrary.score("return original(user) + " + bit(i))));
      names.add("p" + i);
      compare(names);
    }
    take(names, names.size() / 2);
    take(names, names.size() - 1);
    take(names, 0);
    apply(lib.patch("top", "score", ScoreLibrary.score("return original(user) + 1;")));
    expect("one more lies on top", lib.call("score", 0) == wanted(names) + 1);
    revert("top");
    while (!names.isEmpty()) {
      take(names, (names.size() * 7 + 3) % names.size());
    }
  }

  private static String bit(int i) {
    return (4 << i) + ";";
  }

  private void take(List<String> names, int which) {
    revert(names.remove(which));
    compare(names);
  }

  private static int wanted(List<String> names) {
    return 2 + names.stream().mapToInt(n -> 4 << Integer.parseInt(n.substring(1))).sum();
  }

  private void compare(List<String> names) {
    int got = lib.call("score", 0);
    expect("with " + names + " it is " + wanted(names) + ": " + got, got == wanted(names));
  }

  /** On and off, again and again: nothing is kept of it. */
  private void cycles() throws Exception {
    var target = (ProcessTarget) lib.connection.target();
    var warm = new Footprint(target::mapped);
    var end = new Footprint(target::mapped);
    long before = 0;
    Patch patch = lib.patch("cycle", "score", ScoreLibrary.score("return original(user) + 4;"));
    for (int i = 0; i < WARM + count; i++) {
      apply(patch);
      expect("it is on", lib.call("score", 0) == 6);
      revert("cycle");
      expect("it is off", lib.call("score", 0) == 2);
      lib.events.clear();
      if (i >= WARM / 2 && i < WARM) {
        warm.look();
      } else if (i >= count + WARM / 2) {
        end.look();
      }
      if (i == WARM) {
        before = used();
      }
    }
    System.out.println(warm.words("warm"));
    System.out.println(end.words("end"));
    System.out.printf("heap_growth %d%n", used() - before);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static SourceFile resource(String name) throws Exception {
    try (var in = Enduring.class.getResourceAsStream("/process/" + name)) {
      byte[] bytes = java.util.Objects.requireNonNull(in, name).readAllBytes();
      return QuotedIncludes.source(
          Path.of("/tmp", name), new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static FunctionPatch function(String name, Body body) {
    return new FunctionPatch(
        name, List.of(), OptionalInt.empty(), body, Patches.HERE, Patches.HERE);
  }

  private static Patch patch(String library, List<FunctionPatch> functions) {
    return Patches.patch(
        "much",
        List.of(
            new ObjectPatch(new ObjectRef.Library(library), functions, List.of(), Patches.HERE)));
  }

  /** That many threads in f and g, which are replaced together. */
  private void threads() throws Exception {
    var library = new Hosted(lib, lib.open("libhammer.so", resource("hammer.c").text()));
    SourceFile fresh = resource("replacement.c");
    Patch patch =
        patch(
            "libhammer.so",
            List.of(
                function("f", new Body.SymbolFrom("new_f", fresh, Patches.HERE)),
                function("g", new Body.SymbolFrom("new_g", fresh, Patches.HERE))));
    library.call("hammer_start", count, 10, 0, 20_000, 0);
    for (int i = 0; i < 2; i++) {
      apply(patch);
      expect("it is on", library.call("probe") == 1);
      revert("much");
      expect("it is off", library.call("probe") == 0);
    }
    library.call("hammer_stop");
    try (var counts = new Memory(24)) {
      library.call("hammer_counts", Pointer.nativeValue(counts));
      System.out.printf("mixed %d fresh %d%n", counts.getLong(8), counts.getLong(16));
    }
  }

  /** So many functions in one patch. */
  private void functions() throws Exception {
    String code = resource("functions.c").text().replace("COUNT", Integer.toString(count));
    var functions = new ArrayList<FunctionPatch>();
    for (int i = 0; i < count; i++) {
      functions.add(function("old_" + i, new Body.Symbol("new_" + i, Patches.HERE)));
    }
    var library = new Hosted(lib, lib.open("libmany.so", code));
    long numbers = (count - 1L) * count / 2;
    expect("they are as they were", library.call("sum") == count + numbers);
    long start = System.nanoTime();
    apply(patch("libmany.so", functions));
    System.out.printf("apply_ms %d%n", (System.nanoTime() - start) / 1_000_000);
    expect("each is replaced", library.call("sum") == count - numbers);
    revert("much");
    expect("each is itself again", library.call("sum") == count + numbers);
  }
}
