package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.NativeClosure;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.process.object.CLibrary;

/** A library that goes, and comes back as another build of itself. */
final class OtherBuildTest {
  private static final String USE =
      """
      static struct plug own = { .value = 5 };
      __attribute__((noinline)) int get(struct plug *p) { return p->value; }
      int run(void) { return get(&own); }
      void change(int to) { own.value = to; }
      """;
  private static final String V1 = "struct plug { int value; int more; };\n" + USE;
  private static final String V2 = "struct plug { int more[4]; int value; };\n" + USE;
  private static final String V4 =
      """
      static const int number = 3;
      __attribute__((noinline)) int get(const int *q) { return *q; }
      int run(void) { return get(&number); }
      """;

  @TempDir Path folder;
  private ScoreLibrary lib;

  @BeforeEach
  void open() {
    lib = new ScoreLibrary(folder.resolve("cache"), "libbeside.so");
  }

  @AfterEach
  void close() {
    lib.close();
  }

  private Path build(String version, String code, String flag) throws Exception {
    Path own = Files.createDirectories(folder.resolve(version));
    return CLibrary.build(own, "libplug.so", code, "-g", "-fpatchable-function-entry=5", flag);
  }

  private static Patch patch(Body body) {
    return Patches.patch(
        "plug",
        List.of(
            new ObjectPatch(
                new ObjectRef.Library("libplug.so"),
                List.of(ScoreLibrary.function("get", body)),
                List.of(),
                Patches.HERE)));
  }

  /** Waits until the engine has given the closed library up. */
  private void unloaded() throws Exception {
    var deadline = ScoreLibrary.soon();
    while (Files.readString(Path.of("/proc/self/maps")).contains("libplug.so")) {
      assertFalse(deadline.passed(), lib.transcript()::toString);
      lib.session.state();
    }
  }

  /** What runs once the engine has looked. */
  private int run(Path file) throws Exception {
    try (var handle = DynamicLoader.load().open(file.toString())) {
      lib.session.state();
      lib.session.state(); // has also seen what the first look loaded
      int result = (int) NativeCall.at(handle.symbol("run").orElseThrow()).call();
      lib.session.drainLog();
      return result;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Wl,--build-id", "-Wl,--build-id=none"})
  void itsLayoutsAreTheOtherBuilds(String id) throws Exception {
    Path v1 = build("v1", V1, id);
    Path v2 = build("v2", V2, id);
    try (var handle = DynamicLoader.load().open(v1.toString())) {
      Body body = ScoreLibrary.c("return p->value * 100 + sizeof(struct plug);");
      lib.session.apply(List.of(patch(body)), ApplyOptions.USUAL);
      assertEquals(508, (int) NativeCall.at(handle.symbol("run").orElseThrow()).call());
    }
    unloaded();
    assertEquals(520, run(v2));
    unloaded();
    int again = run(v1);
    assertEquals(508, again, lib.transcript()::toString);
  }

  @Test
  void whatIsWrongForTheOtherBuildIsToldAndNotPatched() throws Exception {
    Path v1 = build("v1", V1, "-Wl,--build-id");
    Path v4 = build("v4", V4, "-Wl,--build-id");
    try (var handle = DynamicLoader.load().open(v1.toString())) {
      Body body = ScoreLibrary.c("return (p->value & 1) + 100;");
      lib.session.apply(List.of(patch(body)), ApplyOptions.USUAL);
      assertEquals(101, (int) NativeCall.at(handle.symbol("run").orElseThrow()).call());
    }
    unloaded();
    assertEquals(3, run(v4));
    String told = String.join("\n", lib.transcript());
    assertTrue(told.contains("'p' undeclared"), told);
  }

  @Test
  void aClosuresTypeIsComparedWhenTheLibraryComes() throws Exception {
    var wrong = new NativeSignature(List.of(NativeType.F64), NativeType.I32);
    lib.session.apply(
        List.of(patch(new Body.Closure(new Never(wrong), Patches.HERE))), ApplyOptions.USUAL);
    assertEquals(5, run(build("v1", V1, "-Wl,--build-id")));
    String told = String.join("\n", lib.transcript());
    assertTrue(told.contains("has another type than the function"), told);
  }

  /** Not to be called; if it is, that does no harm. */
  private record Never(NativeSignature signature) implements NativeClosure {
    @Override
    public String text() {
      return "never";
    }

    @Override
    public Entry link(long original) {
      return new Entry() {
        @Override
        public long address() {
          return Pointer.nativeValue(NativeLibrary.getProcess().getFunction("getpid"));
        }

        @Override
        public void close() {}
      };
    }
  }
}
