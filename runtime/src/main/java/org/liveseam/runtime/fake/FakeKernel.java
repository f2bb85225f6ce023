package org.liveseam.runtime.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.target.Capabilities.MissingPrivilege;
import org.liveseam.runtime.target.FunctionFacts.Parameter;
import org.liveseam.runtime.target.FunctionFacts.Prototype;
import org.liveseam.runtime.target.TargetState.Restrictions;

/** What a fake target finds: symbols, modules, tasks, files. Set up by its owner, then used. */
public final class FakeKernel {
  /** A symbol; several of one name are told apart by position, in the order they were added. */
  record Symbol(
      String name, boolean function, Optional<String> untraceable, Optional<Prototype> prototype) {}

  /**
   * A task.
   *
   * @param stuckIn the function it never leaves; empty for one that switches at the first retry
   */
  record Task(int tid, String comm, String stuckIn) {}

  final String release;
  final Map<String, List<Symbol>> symbols = new LinkedHashMap<>();
  final Set<String> loaded = new LinkedHashSet<>();
  final List<Task> tasks = new ArrayList<>();
  final Map<String, byte[]> files = new LinkedHashMap<>();
  final Map<String, Map<String, byte[]>> filesWhilePatched = new LinkedHashMap<>();
  final List<MissingPrivilege> missing = new ArrayList<>();
  Restrictions restrictions = Restrictions.NONE;

  public FakeKernel(String release) {
    this.release = release;
    symbols.put("vmlinux", new ArrayList<>());
  }

  /** A function that can be patched, with its type. */
  public FakeKernel function(String object, String name, String returnType, String... parameters) {
    var list = new ArrayList<Parameter>();
    for (int i = 0; i < parameters.length; i += 2) {
      list.add(new Parameter(parameters[i], parameters[i + 1]));
    }
    return add(object, name, true, "", Optional.of(new Prototype(returnType, list, false)));
  }

  /** A function that cannot be patched. */
  public FakeKernel untraceable(String object, String name, String why) {
    return add(object, name, true, why, Optional.empty());
  }

  /** A symbol that is not code. */
  public FakeKernel data(String object, String name) {
    return add(object, name, false, "", Optional.empty());
  }

  /** A module that exists; its functions are added under its name. */
  public FakeKernel module(String name, boolean isLoaded) {
    symbols.putIfAbsent(name, new ArrayList<>());
    if (isLoaded) {
      loaded.add(name);
    }
    return this;
  }

  /** A task that is in no function of interest. */
  public FakeKernel task(int tid, String comm) {
    tasks.add(new Task(tid, comm, ""));
    return this;
  }

  /** A task that never leaves a function. */
  public FakeKernel stuckTask(int tid, String comm, String function) {
    tasks.add(new Task(tid, comm, function));
    return this;
  }

  /** A file that can be read. */
  public FakeKernel file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** What a file reads like while any patch replaces that function. */
  public FakeKernel fileWhilePatched(String function, String path, String content) {
    filesWhilePatched
        .computeIfAbsent(function, f -> new LinkedHashMap<>())
        .put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Something that this process may not do. */
  public FakeKernel without(MissingPrivilege privilege) {
    missing.add(privilege);
    return this;
  }

  /** What hinders loading. */
  public FakeKernel restricted(Restrictions what) {
    restrictions = what;
    return this;
  }

  private FakeKernel add(
      String object, String name, boolean code, String why, Optional<Prototype> prototype) {
    List<Symbol> list = symbols.get(object);
    if (list == null) {
      throw new IllegalArgumentException("no object " + object);
    }
    list.add(
        new Symbol(name, code, why.isEmpty() ? Optional.empty() : Optional.of(why), prototype));
    return this;
  }

  /** The kernel that documentation and examples speak of. */
  public static FakeKernel example() {
    String seqFile = "struct seq_file *%";
    String any = "void *%";
    return new FakeKernel("6.1.0-fake")
        .function("vmlinux", "cmdline_proc_show", "int", seqFile, "m", any, "v")
        .function("vmlinux", "version_proc_show", "int", seqFile, "m", any, "v")
        .function("vmlinux", "meminfo_proc_show", "int", seqFile, "m", any, "v")
        .function("vmlinux", "tcp_v4_rcv", "int", "struct sk_buff *%", "skb")
        .function("vmlinux", "seq_show", "int", seqFile, "m", any, "v")
        .function("vmlinux", "seq_show", "int", seqFile, "m", any, "v")
        .data("vmlinux", "seq_show")
        .function("vmlinux", "watchdog_loop", "int", any, "unused")
        .untraceable("vmlinux", "native_machine_halt", "marked notrace")
        .data("vmlinux", "saved_command_line")
        .module("nf_nat", true)
        .function("nf_nat", "nf_nat_manip_pkt", "unsigned int", "struct sk_buff *%", "skb")
        .module("zram", false)
        .function("zram", "disksize_show", "ssize_t", "struct device *%", "dev")
        .task(1, "init")
        .task(42, "sshd")
        .stuckTask(77, "watchdogd", "watchdog_loop")
        .file("/proc/cmdline", "console=ttyS0 quiet\n")
        .file("/proc/version", "Linux version 6.1.0-fake\n")
        .fileWhilePatched("cmdline_proc_show", "/proc/cmdline", "hidden\n")
        .fileWhilePatched("version_proc_show", "/proc/version", "a patched kernel\n");
  }
}
