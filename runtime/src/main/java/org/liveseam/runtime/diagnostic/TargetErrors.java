package org.liveseam.runtime.diagnostic;

/** E1: the target is not as the patch expects, or not there. */
public final class TargetErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code NOT_AVAILABLE =
      FAMILY.define(
          "E1001",
          "target `{}` is not available: {}",
          ExitCode.UNAVAILABLE,
          "The target cannot be reached from this machine as it is now.",
          "seam status --target kernel on a kernel without CONFIG_LIVEPATCH",
          "`seam doctor` tells for each target what is missing and how to get it.");

  public static final Code UNKNOWN_TARGET =
      FAMILY.define(
          "E1002",
          "no target `{}`",
          ExitCode.USAGE,
          "Targets are written `kernel`, `vm` or `vm:RELEASE`.",
          "seam apply fix.seam --target kernal",
          "Use one of the targets that `seam doctor` lists.");

  public static final Code NO_FUNCTION =
      FAMILY.define(
          "E1003",
          "no function `{}` in {} {}",
          "The object's symbol table has no function of that name: it is misspelt, was inlined by"
              + " the compiler, or belongs to another kernel or object.",
          "replace function cmdline_proc_shw with my_show from \"fix.c\"",
          "Check the name with the kernel's own table (/proc/kallsyms); patch a caller of a"
              + " function that was inlined.");

  public static final Code AMBIGUOUS_FUNCTION =
      FAMILY.define(
          "E1004",
          "`{}` is ambiguous in {}: {} symbols have that name",
          "Static functions of different files may share a name; the kernel tells them apart by"
              + " position among all symbols of that name in the object, in address order.",
          "replace function show with my_show from \"fix.c\"",
          "Say which one: `replace function NAME at N with ...`.");

  public static final Code POSITION_OUT_OF_RANGE =
      FAMILY.define(
          "E1005",
          "`{}` has no position {} in {}: it occurs {} time(s)",
          "Positions count the symbols of that name in the object from 1, in address order.",
          "replace function cmdline_proc_show at 7 with my_show from \"fix.c\"",
          "Use a position from 1 to the number of occurrences, or leave it out when there is one.");

  public static final Code NOT_TRACEABLE =
      FAMILY.define(
          "E1006",
          "`{}` in {} cannot be traced, so it cannot be patched: {}",
          "Livepatch redirects functions through ftrace; functions marked notrace, `__init`"
              + " functions, `.cold` parts and the tracer itself have no site for it.",
          "replace function do_exit_irq with mine from \"fix.c\"",
          "Patch a caller instead.");

  public static final Code NO_OBJECT =
      FAMILY.define(
          "E1007",
          "no module `{}` for kernel {}",
          "The module is neither loaded nor among the kernel's modules on disk. The kernel would"
              + " accept the patch and later refuse to load a module of that name.",
          "in module nf_nta { replace function f with g from \"x.c\" }",
          "Check the name with `modinfo`.");

  public static final Code NO_MODEL =
      FAMILY.define(
          "E1008",
          "{} offers no consistency model the patch accepts ({})",
          "The target has other consistency models than the ones the patch names.",
          "consistency stop-machine on a kernel target",
          "Name a model that the target has, or several in order of preference: `consistency"
              + " stop-machine or per-task`.");

  public static final Code REQUIRES =
      FAMILY.define(
          "E1009",
          "the patch requires kernel \"{}\", the target runs {}",
          "`requires kernel` names the releases the patch was written for.",
          "requires kernel \"5.10.*\" on a 6.1 kernel",
          "Review the patch for this release and widen the pattern.");

  public static final Code NO_LIVEPATCH =
      FAMILY.define(
          "E1010",
          "kernel {} has no livepatch support",
          ExitCode.UNAVAILABLE,
          "The kernel was built without CONFIG_LIVEPATCH: /sys/kernel/livepatch is missing.",
          "seam apply fix.seam in a container of a host with such a kernel",
          "Use a kernel with CONFIG_LIVEPATCH, or rehearse in a guest: `seam rehearse FILE`.");

  public static final Code FUNCTION_TWICE =
      FAMILY.define(
          "E1011",
          "`{}` of {} is replaced twice in patch `{}`",
          "One patch may replace a function once; the kernel answers EEXIST and prints a stack.",
          "replace function f with a from \"x.c\"\n  replace function f with b from \"x.c\"",
          "Keep one of the two.");

  public static final Code FTRACE_DISABLED =
      FAMILY.define(
          "E1012",
          "ftrace is disabled on the target (kernel.ftrace_enabled=0)",
          "Livepatch needs ftrace; the kernel would answer EBUSY.",
          "sysctl kernel.ftrace_enabled=0",
          "sysctl kernel.ftrace_enabled=1");

  public static final Code READ_FAILED =
      FAMILY.define(
          "E1013",
          "cannot read `{}` on {}: {}",
          "`read` reads a file of the current target.",
          "read(\"/proc/no-such-file\")",
          "Check the path on that target.");

  public static final Code CONNECTION_LOST =
      FAMILY.define(
          "E1014",
          "lost the connection to {}: {}",
          ExitCode.UNAVAILABLE,
          "The other end of the target's stream ended, or answered with something that is not the"
              + " protocol.",
          "a guest that is killed while a patch is applied",
          "Look at the console that the message names; `seam status` tells what is still applied.");

  public static final Code NO_ANSWER =
      FAMILY.define(
          "E1015",
          "{} did not answer `{}` within {}",
          ExitCode.UNAVAILABLE,
          "Every request to a target has a deadline.",
          "a guest whose kernel hangs",
          "Look at the console that the message names.");

  public static final Code UNSUPPORTED =
      FAMILY.define(
          "E1016",
          "{} does not support {}",
          "The target lacks a feature that the patch uses.",
          "replaces all on a kernel without atomic replace",
          "Leave the feature out or use another target.");

  public static final Code MODULE_SWITCH =
      FAMILY.define(
          "E1020",
          "cannot {} module `{}` on {}: {}",
          "modprobe refused, or is not installed on the target.",
          "load a module that is in use elsewhere, or unload one that is",
          "Run `modprobe` by hand on the target and look at its kernel log.");

  public static final Code LOG_INCOMPLETE =
      FAMILY.define(
          "E1030",
          "the transcript of {} is not complete: {}",
          "The steps of a transition are logged through dynamic debug, which needs root, debugfs"
              + " and no lockdown; and a kernel that logs much overwrites what was not read in"
              + " time.",
          "seam apply fix.seam --transcript out.txt under lockdown",
          "Nothing has to be done: the transcript has the lines that the kernel logs anyway.");

  public static final Code NO_KERNEL =
      FAMILY.define(
          "E1031",
          "no kernel `{}` to boot: {}",
          ExitCode.UNAVAILABLE,
          "A guest boots a kernel image that is installed on this machine, below /boot, with its"
              + " modules below /lib/modules.",
          "seam rehearse fix.seam --kernel 9.9",
          "Install a kernel with live patching; on Debian: apt-get install linux-image-amd64");

  public static final Code GUEST_FAILED =
      FAMILY.define(
          "E1032",
          "the guest `{}` did not come up: {}",
          ExitCode.UNAVAILABLE,
          "QEMU, the guest's kernel or the agent inside failed, or did not answer in time.",
          "a kernel without virtio drivers",
          "The end of the guest's console is shown, and where all of it was kept.");

  public static final Code OTHER_TARGET =
      FAMILY.define(
          "E1033",
          "{} cannot be patched on `{}`",
          "A kernel has vmlinux and modules; a process has libraries and its executable, and only a"
              + " process runs closures, object files and shared libraries as replacements.",
          "in library \"libscore.so\" { replace function score with my_score }, on kernel",
          "Name the target that has the object: `process` for libraries, `kernel` or `vm` for"
              + " vmlinux and modules. One patch cannot have both.");

  private TargetErrors() {}
}
