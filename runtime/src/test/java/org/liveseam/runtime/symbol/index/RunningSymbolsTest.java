package org.liveseam.runtime.symbol.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.liveseam.runtime.symbol.btf.BtfBuilder.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.btf.BtfBuilder;
import org.liveseam.runtime.symbol.module.KoBuilder;

class RunningSymbolsTest {
  private static final String KALLSYMS =
      """
      ffffffff81000000 T _text
      ffffffff81000100 t c_show
      ffffffff81000200 T vfs_read
      ffffffff81000200 T vfs_read_alias
      ffffffff81000300 t c_show
      ffffffff81000400 t hidden
      ffffffff81000500 d c_show
      ffffffffc0000000 t net_poll\t[net_mod]
      ffffffffc0000100 t prog\t[bpf]
      """;

  @TempDir Path root;

  @BeforeEach
  void system() throws IOException {
    write("proc/kallsyms", KALLSYMS);
    write(
        "sys/kernel/tracing/available_filter_functions", "c_show\nvfs_read\nnet_poll [net_mod]\n");
    Path ko = root.resolve("modules/kernel/idle.ko");
    Files.createDirectories(ko.resolveSibling(""));
    Files.write(ko, KoBuilder.module("idle", new byte[0]));
    var kernel = new BtfBuilder();
    int integer = kernel.integer("int", 4);
    kernel.function("vfs_read", kernel.prototype(integer, item("fd", integer)));
    var module = new BtfBuilder(kernel.nextType(), kernel.stringBytes());
    module.function("net_poll", module.prototype(0));
    Files.createDirectories(root.resolve("sys/kernel/btf"));
    Files.write(root.resolve("sys/kernel/btf/vmlinux"), kernel.build());
    Files.write(root.resolve("sys/kernel/btf/net_mod"), module.build());
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  private RunningSymbols open() {
    return RunningSymbols.open(root.resolve("proc"), root.resolve("sys"), root.resolve("modules"));
  }

  private Traceable traceable(String name, int position) {
    return open().functions("vmlinux", name).get(position - 1).traceable();
  }

  @Test
  void loadedObjects() {
    RunningSymbols symbols = open();
    FunctionCandidate read = symbols.functions("vmlinux", "vfs_read").getFirst();
    assertEquals(Optional.of("int vfs_read(int fd)"), read.declaration());
    assertEquals(Traceable.yes(), read.traceable());
    FunctionCandidate poll = symbols.functions("net-mod", "net_poll").getFirst();
    assertEquals(Optional.of("void net_poll(void)"), poll.declaration());
    assertEquals(Traceable.yes(), poll.traceable());
    assertEquals(List.of(), symbols.gaps());
  }

  @Test
  void aModuleThatIsNotLoadedIsReadFromItsFile() {
    RunningSymbols symbols = open();
    assertTrue(symbols.hasObject("idle"));
    assertEquals(3, symbols.functions("idle", "second").size());
    assertFalse(symbols.hasObject("absent"));
    assertFalse(symbols.hasObject("bpf"), "kallsyms has it in brackets, but it is no module");
  }

  @Test
  void ambiguousNamesCountDataToo() {
    List<FunctionCandidate> found = open().functions("vmlinux", "c_show");
    assertEquals(List.of(1, 2, 3), found.stream().map(FunctionCandidate::position).toList());
    assertFalse(found.getLast().isText());
  }

  @Test
  void namesAloneDoNotTellEqualNamesApart() {
    assertEquals(
        Traceable.unknown("ftrace lists 1 of 2 functions of that name"), traceable("c_show", 1));
    assertInstanceOf(Traceable.No.class, traceable("hidden", 1));
  }

  @Test
  void addressesTellEqualNamesApart() throws IOException {
    write("sys/kernel/tracing/available_filter_functions_addrs", "ffffffff81000304 c_show\n");
    assertEquals(
        Traceable.no("another function of that name has ftrace's call"), traceable("c_show", 1));
    assertEquals(Traceable.yes(), traceable("c_show", 2));
  }

  @Test
  void anotherNameOfAListedFunctionIsTraceable() {
    assertEquals(Traceable.yes(), traceable("vfs_read_alias", 1));
  }

  @Test
  void hiddenAddressesMakeAbsenceUncertain() throws IOException {
    write("proc/kallsyms", KALLSYMS.replaceAll("(?m)^\\w{16}", "0000000000000000"));
    assertEquals(Traceable.yes(), traceable("vfs_read", 1));
    assertInstanceOf(Traceable.Unknown.class, traceable("hidden", 1));
    assertEquals(2, open().functions("vmlinux", "c_show").get(1).position());
  }

  @Test
  void whatIsNotReadableIsUnknownAndSaid() throws IOException {
    Files.delete(root.resolve("sys/kernel/tracing/available_filter_functions"));
    Files.delete(root.resolve("sys/kernel/btf/vmlinux"));
    RunningSymbols symbols = open();
    FunctionCandidate read = symbols.functions("vmlinux", "vfs_read").getFirst();
    assertEquals(Traceable.unknown("available_filter_functions is not readable"), read.traceable());
    assertEquals(Optional.empty(), read.prototype());
    assertEquals(Optional.empty(), symbols.struct("klp_func"));
    assertEquals(
        List.of(
            "available_filter_functions is not readable (it needs tracefs mounted, and root)",
            "type information of vmlinux is not readable (/sys/kernel/btf)"),
        symbols.gaps());
  }

  @Test
  void withoutKallsymsNothingIsKnown() throws IOException {
    Files.delete(root.resolve("proc/kallsyms"));
    RunningSymbols symbols = open();
    assertEquals(List.of(), symbols.functions("vmlinux", "vfs_read"));
    assertTrue(symbols.hasObject("vmlinux"));
    assertTrue(
        symbols.gaps().getFirst().startsWith("/proc/kallsyms is not readable"),
        symbols.gaps().toString());
  }

  @Test
  void damageIsAGap() throws IOException {
    write("proc/kallsyms", KALLSYMS + "damaged\n");
    write("sys/kernel/btf/vmlinux", "damaged");
    Files.write(root.resolve("modules/kernel/idle.ko"), new byte[] {1});
    RunningSymbols symbols = open();
    assertEquals(List.of(), symbols.functions("vmlinux", "vfs_read"));
    assertFalse(symbols.hasObject("idle"));
    assertEquals(Optional.empty(), symbols.struct("x"));
    assertEquals(3, symbols.gaps().size(), symbols.gaps().toString());
  }

  @Test
  void thisMachine() {
    Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/kallsyms")), "needs a kernel with CONFIG_KALLSYMS");
    RunningSymbols symbols = RunningSymbols.open();
    assertTrue(symbols.names("vmlinux").count() > 1000);
    assertEquals(1, symbols.functions("vmlinux", "_text").size());
    assertTrue(symbols.similar("vmlinux", "shcedule", 20).contains("schedule"));
  }
}
