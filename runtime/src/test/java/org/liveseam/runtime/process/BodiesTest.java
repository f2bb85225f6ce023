package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.BinaryFile;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback.Kind;
import org.liveseam.runtime.model.NativeClosure;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.NativeCall;

/** Every kind of body, in machine code. */
final class BodiesTest {
  @TempDir static Path cache;
  @TempDir static Path scratch;
  private ScoreLibrary lib;

  @BeforeEach
  void open() {
    lib = new ScoreLibrary(cache, "libbodies.so");
  }

  @AfterEach
  void close() {
    lib.close();
  }

  private void apply(Patch patch) {
    lib.session.apply(List.of(patch), ApplyOptions.USUAL);
  }

  private List<Diagnostic> mistakes(Patch patch) {
    var error =
        assertThrows(
            DiagnosticException.class, () -> lib.session.apply(List.of(patch), ApplyOptions.USUAL));
    assertTrue(lib.session.state().patches().isEmpty());
    return error.diagnostics();
  }

  @Test
  void inlineCTakesItsParametersFromDebuggingInformation() {
    apply(lib.patch("inline", "score", ScoreLibrary.c(" return original(user) + 1; ")));
    assertEquals(85, lib.call("score", 41));
  }

  @Test
  void mistakesInInlineCPointAtThePatch() {
    var mistakes =
        mistakes(lib.patch("bad", "score", ScoreLibrary.c("return helpr(user);\n  oops;")));
    assertEquals("E2002", mistakes.get(0).code().id());
    assertEquals("body.seam:1:8", mistakes.get(0).span().orElseThrow().place());
    assertEquals("body.seam:2:3", mistakes.get(1).span().orElseThrow().place());
    var wrong = mistakes(lib.patch("wrong", "score", ScoreLibrary.c("return original();")));
    assertTrue(wrong.get(0).message().contains("'original'"), wrong.get(0).message());
    var unresolved =
        mistakes(
            lib.patch(
                "unresolved",
                "score",
                ScoreLibrary.c("extern int nowhere(int);\nreturn nowhere(1);")));
    assertEquals("E2052", unresolved.get(0).code().id());
    assertEquals("body.seam:1:12", unresolved.get(0).span().orElseThrow().place());
  }

  @Test
  void aFunctionOfAnotherTypeIsRefusedWithBoth() {
    var mistake =
        mistakes(
                lib.patch(
                    "type", "score", ScoreLibrary.from("mine", "int mine(double d) { return 0; }")))
            .get(0);
    assertEquals("E2054", mistake.code().id());
    assertTrue(mistake.helps().toString().contains("int (int"), mistake.helps().toString());
    var symbol =
        mistakes(lib.patch("symbol", "score", new Body.Symbol("wide", Patches.HERE))).get(0);
    assertEquals("E2054", symbol.code().id());
  }

  private byte[] compile(String name, String code, String... flags)
      throws IOException, InterruptedException {
    Path source = Files.writeString(scratch.resolve(name + ".c"), code);
    Path out = scratch.resolve(name + ".bin");
    var command = new ArrayList<>(List.of("cc", "-O2", "-fPIC"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-o", out.toString(), source.toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, process.waitFor());
    return Files.readAllBytes(out);
  }

  @Test
  void objectFilesAndLibrariesUseTheLibrarysSymbolsAndTheOriginal() throws Exception {
    String code =
        """
        extern int helper(int);
        extern int original(int);
        static int calls;
        int mine(int user) { return ++calls * 1000 + helper(user) + original(user); }
        """;
    byte[] object = compile("mine", code, "-c");
    var fromObject =
        new Body.SymbolFromBinary(
            "mine", new BinaryFile(Path.of("/tmp/mine.o"), object), Patches.HERE);
    apply(lib.patch("object", "score", fromObject));
    assertEquals(1000 + 6 + 12, lib.call("score", 5));
    lib.session.revertEffects();

    byte[] library = compile("libmine", code, "-shared", "-Wl,-z,relro,-z,now");
    var file = new BinaryFile(Path.of("/tmp/libmine.so"), library);
    var fromLibrary = new Body.SymbolFromBinary("mine", file, Patches.HERE);
    apply(lib.patch("library", "score", fromLibrary));
    assertEquals(1018, lib.call("score", 5));
    assertEquals(2018, lib.call("score", 5));
    lib.session.revertEffects();
    apply(lib.patch("library", "score", fromLibrary));
    assertEquals(1018, lib.call("score", 5), "a fresh copy with fresh data");

    var missing = new Body.SymbolFromBinary("mien", file, Patches.HERE);
    lib.session.revertEffects();
    var mistake = mistakes(lib.patch("missing", "score", missing)).get(0);
    assertEquals("E2057", mistake.code().id());
    assertTrue(mistake.helps().toString().contains("mine"));
    var text =
        new Body.SymbolFromBinary(
            "mine",
            new BinaryFile(
                Path.of("/tmp/x.o"), "no code".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            Patches.HERE);
    assertEquals("E2056", mistakes(lib.patch("text", "score", text)).get(0).code().id());
  }

  /** A closure whose machine code JNA makes. */
  private static final class JnaClosure implements NativeClosure {
    interface Code extends Callback {
      @SuppressWarnings("UnusedMethod") // JNA calls it by its name
      int invoke(int user);
    }

    private final NativeSignature signature;
    private final LongBinaryOperator body;
    int closed;

    /**
     * @param body takes the argument and the original's address
     */
    JnaClosure(NativeSignature signature, LongBinaryOperator body) {
      this.signature = signature;
      this.body = body;
    }

    @Override
    public String text() {
      return "closure";
    }

    @Override
    public NativeSignature signature() {
      return signature;
    }

    @Override
    public Entry link(long original) {
      Code code = user -> (int) body.applyAsLong(user, original);
      Pointer pointer = CallbackReference.getFunctionPointer(code);
      return new Entry() {
        @Override
        public long address() {
          assert code != null; // kept alive by this entry
          return Pointer.nativeValue(pointer);
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }
  }

  private static final NativeSignature INT_TO_INT =
      new NativeSignature(List.of(NativeType.I32), NativeType.I32);

  @Test
  void closuresStandInAndCallTheNextOlder() {
    apply(lib.patch("c", "score", ScoreLibrary.c("return original(user) + 100;")));
    var closure =
        new JnaClosure(
            INT_TO_INT, (user, original) -> (int) NativeCall.at(original).call(user) + 1);
    apply(lib.patch("closure", "score", new Body.Closure(closure, Patches.HERE)));
    assertEquals(84 + 100 + 1, lib.call("score", 41));
    lib.session.revert(List.of("c"));
    assertEquals(85, lib.call("score", 41));
    assertEquals(0, closure.closed);
    lib.session.revert(List.of("closure"));
    assertEquals(84, lib.call("score", 41));
    assertEquals(1, closure.closed);
  }

  @Test
  void aClosureOfAnotherTypeIsRefusedWithBoth() {
    var wrong =
        new JnaClosure(
            new NativeSignature(List.of(NativeType.F64), NativeType.I32), (user, original) -> 0);
    var mistake =
        mistakes(lib.patch("closure", "score", new Body.Closure(wrong, Patches.HERE))).get(0);
    assertEquals("E1172", mistake.code().id());
    assertTrue(mistake.message().contains("(f64) -> i32"), mistake.message());
    assertTrue(mistake.message().contains("int (int"), mistake.message());
  }

  @Test
  void callbacksRunAroundTransitions() {
    String shared =
        """
        #include <seam.h>
        extern void set_bonus(int);
        int before(const struct seam_object *obj) { set_bonus(obj->name[0]); return 0; }
        void after(const struct seam_object *obj) { set_bonus(1); }
        """;
    var callbacks =
        List.of(
            new org.liveseam.runtime.model.Callback(
                Kind.BEFORE_PATCH, ScoreLibrary.from("before", shared), Patches.HERE),
            new org.liveseam.runtime.model.Callback(
                Kind.AFTER_UNPATCH, ScoreLibrary.from("after", shared), Patches.HERE));
    var replaced = ScoreLibrary.function("score", ScoreLibrary.c("return original(user);"));
    apply(lib.patch("cb", List.of(replaced), callbacks));
    assertEquals('l', lib.call("get_bonus"));
    lib.session.revertEffects();
    assertEquals(1, lib.call("get_bonus"));
    assertTrue(
        lib.transcript().contains("'cb': pre_patch callback of object 'libbodies.so'"),
        lib.transcript().toString());
    var refusing =
        List.of(
            new org.liveseam.runtime.model.Callback(
                Kind.BEFORE_PATCH, ScoreLibrary.c("return -16;"), Patches.HERE));
    var mistake = mistakes(lib.patch("no", List.of(replaced), refusing)).get(0);
    assertEquals("E3005", mistake.code().id());
    assertTrue(mistake.message().contains("EBUSY"));
  }

  @Test
  void shadowVariablesAndStatesOutliveThePatch() {
    String counting =
        """
        int *count = seam_shadow_get_or_alloc((void *)0x1000, 7, sizeof(int), 0, 0);
        return seam_state_version(3) * 100 + ++*count;
        """;
    apply(lib.patch("count", "score", ScoreLibrary.c(counting)));
    assertEquals(1, lib.call("score", 0));
    assertEquals(2, lib.call("score", 0));
    lib.session.revertEffects();
    var end =
        List.of(
            new org.liveseam.runtime.model.Callback(
                Kind.BEFORE_PATCH, ScoreLibrary.c("return seam_state_set(3, 2, 0);"), Patches.HERE),
            new org.liveseam.runtime.model.Callback(
                Kind.AFTER_UNPATCH,
                ScoreLibrary.c("seam_shadow_free_all(7, 0); seam_state_drop(3);"),
                Patches.HERE));
    var function = ScoreLibrary.function("score", ScoreLibrary.c(counting));
    apply(lib.patch("count2", List.of(function), end));
    assertEquals(203, lib.call("score", 0), "what the first patch counted is there");
    lib.session.revertEffects();
    apply(lib.patch("count", "score", ScoreLibrary.c(counting)));
    assertEquals(1, lib.call("score", 0), "and freed by the second");
  }

  @Test
  void statesAndShadowVariablesOutliveTheTarget() {
    apply(lib.patch("set", "score", ScoreLibrary.c("return seam_state_set(11, 4, 0);")));
    assertEquals(0, lib.call("score", 0));
    lib.close();
    lib = new ScoreLibrary(cache, "libbodies.so");
    apply(lib.patch("get", "score", ScoreLibrary.c("return seam_state_version(11);")));
    assertEquals(4, lib.call("score", 0));
    lib.session.revertEffects();
    apply(lib.patch("drop", "score", ScoreLibrary.c("seam_state_drop(11); return 0;")));
    assertEquals(0, lib.call("score", 0));
  }

  @Test
  void aBodyIsCompiledOnce() {
    var patch = lib.patch("cached", "score", ScoreLibrary.c("return 5;"));
    apply(patch);
    lib.session.revertEffects();
    apply(patch);
    var built =
        lib.events.stream()
            .filter(org.liveseam.runtime.event.Event.Built.class::isInstance)
            .map(e -> ((org.liveseam.runtime.event.Event.Built) e).cached())
            .toList();
    assertEquals(true, built.get(1));
  }
}
