package org.liveseam.runtime.diagnostic;

/** E1: native code of this process. */
public final class ProcessErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code ENGINE_UNAVAILABLE =
      FAMILY.define(
          "E1150",
          "functions of this process cannot be redirected: {}",
          ExitCode.UNAVAILABLE,
          "The engine needs Linux on x86-64 with glibc, the system call membarrier(2), and the"
              + " right to make memory executable.",
          "a C library that does not tell where its threads keep their numbers",
          "Run on a system that has what is missing, or use another target.");

  public static final Code UNEXPECTED_CODE =
      FAMILY.define(
          "E1151",
          "the entry of {} is not as it was built: {}",
          "Something else stands at the function's entry than its compiler put there, or than the"
              + " engine left there: another tool redirects it, too.",
          "a function that a profiler has hooked",
          "Remove the other hook first.");

  public static final Code NO_ROOM =
      FAMILY.define(
          "E1152",
          "there is no room for code within reach of {}",
          "A jump reaches 2 GiB; all of that around the object is taken.",
          "a process that maps files of many gigabytes around its libraries",
          "Load the library earlier.");

  public static final Code CODE_READ_ONLY =
      FAMILY.define(
          "E1153",
          "the system does not let code be changed: {}",
          ExitCode.REFUSED,
          "mprotect(2) refused to make code writable or memory executable.",
          "SELinux without execmod for this program",
          "Allow it for this program, or use another target.");

  public static final Code TRACED =
      FAMILY.define(
          "E1154",
          "{} cannot be changed while a debugger traces this process",
          ExitCode.REFUSED,
          "The function's entry crosses a line of the cache, so that it is changed behind a"
              + " breakpoint instruction, which would stop in the debugger.",
          "gdb attached to this process",
          "Detach the debugger, or use the consistency model `stop-machine`.");

  public static final Code ENTRY_IN_USE =
      FAMILY.define(
          "E1155",
          "threads stay at the entry of {}",
          ExitCode.UNFINISHED,
          "A thread was stopped within the bytes that are to be changed and did not go on.",
          "a thread that a debugger stopped there",
          "Let it go on, then try again.");

  private ProcessErrors() {}
}
