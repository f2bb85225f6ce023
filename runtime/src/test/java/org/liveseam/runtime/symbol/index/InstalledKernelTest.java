package org.liveseam.runtime.symbol.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.btf.Btf;
import org.liveseam.runtime.symbol.btf.BtfType;
import org.liveseam.runtime.symbol.btf.Kind;
import org.liveseam.runtime.symbol.btf.Layouts;
import org.liveseam.runtime.symbol.btf.Prototypes;
import org.liveseam.runtime.symbol.module.KoFile;

/** The real thing: Debian's kernel of this machine, one decompression for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstalledKernelTest {
  private Path cache = Path.of("");
  private Path image = Path.of("");
  private Path modules = Path.of("");
  private ImageSymbols symbols = ImageSymbols.open(image, modules);

  @BeforeAll
  void find(@TempDir Path directory) throws IOException {
    cache = directory;
    Optional<Path> found;
    try (Stream<Path> files =
        Files.isDirectory(Path.of("/boot")) ? Files.list(Path.of("/boot")) : Stream.of()) {
      found =
          files
              .filter(p -> p.getFileName().toString().startsWith("vmlinuz-") && Files.isReadable(p))
              .filter(p -> Files.isDirectory(modulesOf(p)))
              .sorted()
              .reduce((a, b) -> b);
    }
    Assumptions.assumeTrue(found.isPresent(), "needs the package linux-image-amd64");
    image = found.orElseThrow();
    modules = modulesOf(image);
    symbols = ImageSymbols.open(image, modules, cache);
  }

  private static Path modulesOf(Path image) {
    return Path.of("/lib/modules", image.getFileName().toString().substring("vmlinuz-".length()));
  }

  @Test
  void theFunctionOfTheFirstExample() {
    List<FunctionCandidate> found = symbols.functions("vmlinux", "cmdline_proc_show");
    assertEquals(1, found.size());
    FunctionCandidate function = found.getFirst();
    assertEquals(1, function.position());
    assertEquals(Traceable.yes(), function.traceable());
    assertEquals(
        "int (struct seq_file *m, void *v)",
        function.prototype().map(Prototype::signature).orElseThrow());
    assertEquals(
        Optional.of("static int cmdline_proc_show(struct seq_file *m, void *v)"),
        function.declaration());
  }

  @Test
  void countsArePlausible() {
    Map<String, Integer> names = new HashMap<>();
    symbols.names("vmlinux").forEach(n -> names.merge(n, 1, Integer::sum));
    long ambiguous = names.values().stream().filter(n -> n > 1).count();
    assertTrue(names.size() > 30_000, names.size() + " names");
    assertTrue(ambiguous > 100 && ambiguous < names.size() / 20, ambiguous + " ambiguous names");
    if (symbols.version().startsWith("6.1.")) {
      // Counted in a running guest with 6.1.0-56 too.
      assertTrue(ambiguous > 250 && ambiguous < 400, ambiguous + " ambiguous names in 6.1");
    }
  }

  /**
   * Of all names every twentieth: with every one, the guest's list was met exactly on 6.1, 6.12 and
   * 7.2.
   */
  @Test
  void threeQuartersAreTraceable() {
    List<String> names = symbols.names("vmlinux").distinct().toList();
    int traceable = 0;
    int seen = 0;
    for (int i = 0; i < names.size(); i += 20) {
      for (FunctionCandidate function : symbols.functions("vmlinux", names.get(i))) {
        seen += function.isText() ? 1 : 0;
        traceable += function.traceable().equals(Traceable.yes()) ? 1 : 0;
      }
    }
    assertTrue(traceable > seen * 0.3 && traceable < seen * 0.9, traceable + " of " + seen);
  }

  @Test
  void initAssemblyAndDataAreNot() {
    assertEquals(
        Traceable.no("init code, gone once the kernel is up"),
        symbols.functions("vmlinux", "start_kernel").getFirst().traceable());
    assertInstanceOf(
        Traceable.No.class, symbols.functions("vmlinux", "ftrace_caller").getFirst().traceable());
    assertEquals(
        Traceable.no("data, not code"),
        symbols.functions("vmlinux", "init_task").getFirst().traceable());
  }

  @Test
  void structuresOfLivepatch() {
    assertEquals(152, symbols.struct("klp_func").orElseThrow().size());
    assertEquals(
        0, symbols.struct("klp_func").orElseThrow().member("old_name").orElseThrow().offset());
    assertTrue(symbols.struct("module").orElseThrow().member("init").isPresent());
  }

  @Test
  void everyTypeIsReadable() {
    Btf btf = symbols.btf().orElseThrow();
    var layouts = new Layouts(btf);
    int functions = 0;
    for (int id = 1; id < btf.count(); id += 7) {
      BtfType type = btf.type(id);
      if (type.kind() == Kind.FUNC) {
        Prototype prototype = Prototypes.of(btf, type);
        assertTrue(prototype.declaration().contains(type.name() + "("), prototype.declaration());
        functions++;
      } else if (type.kind() == Kind.STRUCT) {
        layouts.of(type);
      }
    }
    assertTrue(functions > 1000, functions + " prototypes");
  }

  @Test
  void stockModules() throws IOException {
    List<String> names = symbols.modules().names().stream().sorted().toList();
    assertTrue(names.size() > 100, names.size() + " modules");
    for (int i = 0; i < names.size(); i += names.size() / 10) {
      String name = names.get(i);
      KoFile file = KoFile.read(symbols.modules().find(name).orElseThrow());
      assertEquals(Optional.of(name), file.name());
      String release = modules.getFileName().toString();
      assertTrue(file.modinfo().vermagic().orElseThrow().startsWith(release + " "), name);
      assertEquals(
          OptionalLong.of(symbols.struct("module").orElseThrow().size()), file.moduleSize());
    }
  }

  @Test
  void aFunctionOfAModule() {
    FunctionCandidate poll = symbols.functions("virtio-net", "virtnet_poll").getFirst();
    assertEquals(Traceable.yes(), poll.traceable());
    assertEquals(
        "int virtnet_poll(struct napi_struct *napi, int budget)",
        poll.prototype().orElseThrow().declaration());
  }

  @Test
  void theCacheAnswersTheSame() throws IOException {
    symbols.version();
    ImageSymbols again = ImageSymbols.open(image, modules, cache);
    for (String name : List.of("schedule", "c_show", "vfs_read", "no_such_function")) {
      assertEquals(symbols.functions("vmlinux", name), again.functions("vmlinux", name));
    }
    assertEquals(symbols.names("vmlinux").toList(), again.names("vmlinux").toList());
    Bytes first = symbols.btf().map(b -> Bytes.of(new byte[b.count()])).orElseThrow();
    assertEquals(first.size(), again.btf().orElseThrow().count());
    assertFalse(again.gaps().stream().anyMatch(g -> g.contains("cache")));
  }
}
