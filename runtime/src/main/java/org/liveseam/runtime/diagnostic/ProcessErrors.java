package org.liveseam.runtime.diagnostic;

/** E1: native code of this process. */
public final class ProcessErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code ENGINE_UNAVAILABLE =
      FAMILY.define(
          "E1150",
          "functions of this process cannot be redirected: {}",
          ExitCode.UNAVAILABLE,
          "The engine needs Linux on x86-64 with glibc, the system call membarrier(2), the"
              + " right to make memory executable, and a /proc that shows this process.",
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

  public static final Code SIGNALS_FULL =
      FAMILY.define(
          "E1156",
          "too many signals wait for threads of this user",
          ExitCode.UNFINISHED,
          "The engine asks running threads by signals. The kernel takes no more of them for one"
              + " user than RLIMIT_SIGPENDING says; nothing was changed.",
          "another program of the same user that leaves thousands of queued signals blocked",
          "Try again, or raise the limit with `ulimit -i`.");

  public static final Code ENTRY_CROSSES =
      FAMILY.define(
          "E1157",
          "{} cannot be changed now: it crosses a line of the cache",
          ExitCode.UNFINISHED,
          "A function's entry that lies in two lines of the cache is changed while all threads are"
              + " stopped; anything else could end a thread that has signals blocked. The threads"
              + " that are listed could not be stopped; nothing was changed.",
          "a thread that waits in sigwait(3) with all signals blocked",
          "Try again, or build the library with -falign-functions=16.");

  public static final Code PLATFORM =
      FAMILY.define(
          "E1165",
          "native code of this process cannot be patched: {}",
          ExitCode.UNAVAILABLE,
          "The engine writes machine code: it exists for 64-bit x86 Linux with glibc.",
          "seam run score.seam on another machine",
          "Run it on x86-64 Linux, or patch a kernel.");

  public static final Code ENGINE_TAKEN =
      FAMILY.define(
          "E1166",
          "this process is patched already, {}",
          ExitCode.STALE_OR_LOCKED,
          "Two engines would write over each other's jumps, so a process has one.",
          "two contexts of one host program that both apply a patch",
          "Use the one that is open, or close it first.");

  public static final Code NO_LIBRARY =
      FAMILY.define(
          "E1167",
          "no {} in this process",
          "No object of that name is loaded, or it was unloaded a moment ago.",
          "symbols(\"libscroe.so\")",
          "Check the name; `library \"PATH\"` loads it.");

  public static final Code NOT_PATCHABLE =
      FAMILY.define(
          "E1168",
          "`{}` in {} cannot be patched: {}",
          "A call can be redirected where the compiler left room at the function's entry.",
          "replace function score with my_score from \"x.c\", in a library built without it",
          "Build the library with -fpatchable-function-entry=5, or patch a function that calls"
              + " it.");

  public static final Code NO_NATIVE_FUNCTION =
      FAMILY.define(
          "E1169",
          "no function `{}` in {}",
          "The object is loaded, but neither its symbol table nor its dynamic one has that name.",
          "native(\"libscore.so\", \"scroe\", (i32) -> i32)",
          "`symbols(\"NAME\")` lists the functions of a library.");

  public static final Code NO_BODY =
      FAMILY.define(
          "E1170",
          "no function `{}` to run instead of `{}`",
          "`with NAME` takes a function that is loaded already: of the same object, also a static"
              + " one, or one that any other object exports.",
          "replace function score with my_scroe",
          "Check the name, or say where it is: `with NAME from \"x.c\"`.");

  public static final Code SEVERAL_BODIES =
      FAMILY.define(
          "E1171",
          "`{}` is ambiguous: {}",
          "Several functions have that name.",
          "replace function score with helper, where two files have a static helper()",
          "Write the code out, or give one of them another name.");

  public static final Code CLOSURE_TYPE =
      FAMILY.define(
          "E1172",
          "the closure for `{}` has another type than the function: {}",
          "The closure would read the caller's registers wrong. What the function takes is known"
              + " from the library's debugging information.",
          "replace function score with fn(user: f64) -> i32 { 0 }, where score takes an int",
          "Give it the type that the message shows.");

  public static final Code CLOSURE_SHAPE =
      FAMILY.define(
          "E1173",
          "a closure cannot stand in for `{}`: {}",
          "Closures take up to six integers and pointers and eight floating-point numbers, all of"
              + " them in registers.",
          "a closure with nine parameters",
          "Write the replacement in C.");

  public static final Code SAME_FUNCTION =
      FAMILY.define(
          "E1174",
          "`{}` and `{}` in {} are one function",
          "Two names lead to the same code, so one replacement would hide the other.",
          "replace function f with a; replace function alias_of_f with b",
          "Keep one of the two.");

  public static final Code NOT_LOADABLE =
      FAMILY.define(
          "E1175",
          "cannot load `{}`: {}",
          "The dynamic loader refused the file; the words are its own.",
          "library \"libscore.so\" that needs another library which is not there",
          "See what it needs with `ldd`.");

  public static final Code NOT_ABANDONED =
      FAMILY.define(
          "E1176",
          "patches of this process stay: {}",
          ExitCode.NOT_ROLLED_BACK,
          "Leaving the process target takes back what is still applied. Some thread did not leave"
              + " the replaced functions in time, so they stay until the process ends.",
          "a thread that sleeps for ever in a patched function",
          "Nothing has to be done; the code they use is kept.");

  public static final Code SIGNAL_TAKEN =
      FAMILY.define(
          "E1158",
          "signal {} has another handler now",
          "The engine asks running threads by a real-time signal that was free when it began. Some"
              + " library has installed a handler for it since, or set it to its default, which"
              + " would end the process. Nothing was sent.",
          "a library that resets all signals when it starts, while a transition is open",
          "Let that library start before the first patch; its signal is left alone then.");

  public static final Code LIBRARY_CHANGED =
      FAMILY.define(
          "E1177",
          "another `{}` is loaded already",
          "A process cannot have two libraries of one name, and one that is loaded cannot be"
              + " exchanged.",
          "library \"libscore.so\" from \"score.c\", again after score.c was edited",
          "Patch its functions, or give the new one another name.");

  public static final Code NOT_CALLABLE =
      FAMILY.define(
          "E1178",
          "`{}` in {} cannot be called: {}",
          "The symbol leads to code that chooses one of several functions when the object is loaded"
              + " (an IFUNC). Which it chose is known only where the function is exported.",
          "native(\"libscore.so\", \"score\", (i32) -> i32), where score is a hidden IFUNC",
          "Call a function of the library that calls it.");

  private ProcessErrors() {}
}
