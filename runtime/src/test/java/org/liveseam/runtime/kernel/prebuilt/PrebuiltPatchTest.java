package org.liveseam.runtime.kernel.prebuilt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.model.State;
import org.liveseam.runtime.model.StateVersion;
import org.liveseam.runtime.symbol.module.KoBuilder;
import org.liveseam.runtime.symbol.module.KoFile;

class PrebuiltPatchTest {
  private static byte[] compiled(String source, boolean replace) {
    try {
      Path folder = Files.createTempDirectory("seam-prebuilt-");
      byte[] module = PrebuiltModules.compile(folder, source, replace);
      for (String name : List.of("prebuilt.c", "prebuilt.ko", "")) {
        Files.delete(folder.resolve(name));
      }
      return module;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Patch read(byte[] module) {
    return PrebuiltPatch.read("fix", Path.of("/x.ko"), module, Patches.HERE);
  }

  private static String functions(ObjectPatch object) {
    return object.functions().stream().map(PrebuiltPatchTest::function).toList().toString();
  }

  private static String function(FunctionPatch f) {
    return f.name() + "," + f.position().orElse(0);
  }

  @Test
  void tablesAreRead() {
    Patch patch = read(compiled(PrebuiltModules.SOURCE, false));
    assertEquals("0.9", patch.version());
    assertEquals("6.1.0-fake", patch.requires().orElseThrow().pattern());
    assertEquals(
        List.of("vmlinux", "zram"),
        patch.objects().stream().map(o -> o.object().kernelName()).toList());
    assertEquals(
        "[cmdline_proc_show,0, seq_show,2, version_proc_show,0]",
        functions(patch.objects().get(0)));
    assertEquals("[disksize_show,0]", functions(patch.objects().get(1)));
    assertEquals(
        List.of(Callback.Kind.BEFORE_PATCH, Callback.Kind.AFTER_UNPATCH),
        patch.objects().get(0).callbacks().stream().map(Callback::kind).toList());
    assertEquals(
        List.of(new StateVersion(7, 2), new StateVersion(9, 1)),
        patch.states().stream().map(State::state).toList());
    assertFalse(patch.replacesAll());
    assertTrue(read(compiled(PrebuiltModules.SOURCE, true)).replacesAll());
  }

  @Test
  void oneFunctionWithoutStatesIsReadToo() {
    String simple =
        PrebuiltModules.SOURCE
            .replace(", states, REPLACE", ", 0, REPLACE")
            .replace(", { \"seq_show\", other, 2 }, { \"version_proc_show\", other }", "")
            .replace(", { \"zram\", module }", "");
    Patch patch = read(compiled(simple, true));
    assertEquals(1, patch.objects().size());
    assertEquals("[cmdline_proc_show,0]", functions(patch.objects().get(0)));
    assertEquals(List.of(), patch.states());
    assertTrue(patch.replacesAll());
  }

  @Test
  void anotherNameAndVersionAndNothingElse() {
    byte[] module = compiled(PrebuiltModules.SOURCE, false);
    Patch patch = read(module);
    PatchId id = patch.id();
    byte[] renamed = RenamedModule.of(KoFile.of(Bytes.of(module)), id.moduleName(), id.marker());
    KoFile file = KoFile.of(Bytes.of(renamed));
    assertEquals(Optional.of(id.moduleName()), file.name());
    Bytes frame = file.section(".gnu.linkonce.this_module").orElseThrow();
    assertEquals(id.moduleName(), frame.string(24, "name"));
    assertEquals(
        Optional.of(id), PatchId.fromMarker(file.modinfo().first("version").orElseThrow()));
    assertEquals(Optional.of("GPL"), file.modinfo().first("license"));
    assertEquals(LivepatchFile.of(KoFile.of(Bytes.of(module))), LivepatchFile.of(file));
    byte[] longer = "x".repeat(55).getBytes(StandardCharsets.US_ASCII);
    var again = RenamedModule.of(file, new String(longer, StandardCharsets.US_ASCII), "1");
    assertEquals(0, again[frameOffset(file) + 24 + 55], "the name ends inside its 56 bytes");
  }

  private static int frameOffset(KoFile file) {
    return (int) file.elf().section(".gnu.linkonce.this_module").orElseThrow().offset();
  }

  @Test
  void whatIsNoPatchSaysWhy() {
    byte[] module = compiled(PrebuiltModules.SOURCE, false);
    assertTrue(why(KoBuilder.module("plain", new byte[0])).contains("livepatch=Y"));
    String signature = "~Module signature appended~\n";
    byte[] signed = Arrays.copyOf(module, module.length + signature.length());
    System.arraycopy(
        signature.getBytes(StandardCharsets.US_ASCII),
        0,
        signed,
        module.length,
        signature.length());
    assertTrue(why(signed).contains("signed"));
    String late =
        PrebuiltModules.SOURCE.replace("= { &__this_module, objects, states, REPLACE }", "");
    assertTrue(why(compiled(late, false)).contains("no table"));
    String nameless = PrebuiltModules.SOURCE.replace("\"cmdline_proc_show\"", "\"not a name\"");
    assertTrue(why(compiled(nameless, false)).contains("not a name"));
  }

  private static String why(byte[] module) {
    return String.valueOf(
        assertThrows(MalformedFileException.class, () -> read(module)).getMessage());
  }

  static List<byte[]> seeds() {
    return Damage.seeds(compiled(PrebuiltModules.SOURCE, false), 400);
  }

  /** A file is a patch, or says why it is none; what is read can be renamed. */
  @FuzzTest
  @MethodSource("seeds")
  void damagedFilesAreToldNotCrashedOn(byte[] data) {
    try {
      Patch patch = read(data);
      KoFile file = KoFile.of(Bytes.of(patch.module().orElseThrow().content()));
      byte[] renamed = RenamedModule.of(file, patch.id().moduleName(), patch.id().marker());
      assertTrue(renamed.length > file.elf().bytes().size());
    } catch (MalformedFileException e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
    }
  }
}
