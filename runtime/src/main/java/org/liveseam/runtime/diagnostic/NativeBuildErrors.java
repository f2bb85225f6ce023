package org.liveseam.runtime.diagnostic;

/** E205: C, object files and libraries for this process cannot be built or bound. */
public final class NativeBuildErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code NO_COMPILER =
      FAMILY.define(
          "E2050",
          "no C compiler: `cc` is not on the path",
          ExitCode.UNAVAILABLE,
          "C bodies and libraries from C are compiled when they are used.",
          "with c { return 0; } on a machine without gcc",
          "apt-get install gcc libc6-dev");

  public static final Code TYPE_UNKNOWN =
      FAMILY.define(
          "E2051",
          "the type of `{}` is not known: {}",
          "An inline body gets its parameters from the library's debugging information (DWARF)."
              + " The library was built without it, or it says something that C cannot spell.",
          "replace function score(user) with c { return user; }, in a library without -g",
          "Write the types, `score(user: i32) -> i32 with c { .. }`, or the whole function in a C file:"
              + " `with NAME from \"x.c\"`, or build the library with -g.");

  public static final Code UNRESOLVED =
      FAMILY.define(
          "E2052",
          "`{}` is defined neither by {} nor by any other loaded object",
          "Code of a patch can use everything that the object it patches defines, static or not,"
              + " and what other objects export.",
          "with c { return scroe_helper(1); }",
          "Check the name; a function that was inlined everywhere is not there any more.");

  public static final Code AMBIGUOUS =
      FAMILY.define(
          "E2053",
          "`{}` is ambiguous in {}: {} symbols have that name",
          "Static functions and variables of different files may share a name.",
          "with c { extern int count; return count; }, where two files have a static count",
          "Use another way to it, or copy what it does.");

  public static final Code TYPE_DIFFERS =
      FAMILY.define(
          "E2054",
          "`{}` has another type than `{}`, which it stands in for",
          "The replacement takes other parameters, or returns something else, than callers expect:"
              + " they would read each other's registers wrong.",
          "with my_score from \"x.c\", where my_score takes a double and score an int",
          "Give it the type that the message shows.");

  public static final Code LINKING =
      FAMILY.define(
          "E2055",
          "the linker rejects patch `{}`: {}",
          "The pieces of the patch do not make a shared library.",
          "with my_score from \"score.o\", compiled without -fPIC",
          "The notes show the linker's words; object files must be compiled with -fPIC.");

  public static final Code NOT_CODE =
      FAMILY.define(
          "E2056",
          "`{}` cannot be used: {}",
          "A replacement comes from a relocatable object file (.o) or a shared library (.so) for"
              + " x86-64.",
          "with my_score from \"notes.o\", a text file",
          "Name a file that `cc -fPIC -c` or `cc -shared -fPIC` made.");

  public static final Code NOT_IN_BINARY =
      FAMILY.define(
          "E2057",
          "{} defines no function `{}`",
          "`NAME from \"x.o\"` takes a function that the file defines and does not hide.",
          "with my_scroe from \"score.o\"",
          "See what it defines with `nm`.");

  public static final Code THREAD_LOCAL =
      FAMILY.define(
          "E2058",
          "`{}` of {} cannot be used by a patch: {}",
          "Variables of threads and functions that are chosen at load time have no one address.",
          "with c { extern __thread int errors; return errors; }",
          "Use a function of the library that reads it.");

  public static final Code COMPILER_FAILED =
      FAMILY.define(
          "E2059",
          "the C compiler failed: {}",
          "It reports something that is not about the patch's C code.",
          "a full disk below java.io.tmpdir",
          "The notes show the end of its output.");

  public static final Code WHICH_ORIGINAL =
      FAMILY.define(
          "E2060",
          "{} uses `original` and stands in for several functions",
          ExitCode.SOURCE,
          "`original` is what a replacement stands in for. In a file with several replacements it"
              + " has to be said which.",
          "replace f with my_f from \"x.c\" and g with my_g from \"x.c\", which calls original()",
          "Say `original_NAME`, with the name of the replaced function.");

  public static final Code PARAMETERS =
      FAMILY.define(
          "E2061",
          "`{}` has {} parameter(s), not {}",
          ExitCode.SOURCE,
          "The names in parentheses stand for the parameters of the replaced function, all of them"
              + " and in their order.",
          "replace function score(a, b) with c { return a; }, where score takes one",
          "Name every parameter, or none to use the names of the library's authors.");

  public static final Code ITSELF =
      FAMILY.define(
          "E2062",
          "`{}` would run instead of itself",
          ExitCode.SOURCE,
          "A function that stands in for itself would be called for ever.",
          "replace function score with score",
          "Name another function.");

  public static final Code CALLBACK_SHAPE =
      FAMILY.define(
          "E2063",
          "a closure for `{}` takes nothing: {}",
          ExitCode.SOURCE,
          "Callbacks get no arguments from the engine of a process; only the first returns a"
              + " number.",
          "before patch fn(a: i32) -> i32 { 0 }",
          "`fn() -> i32 { 0 }` before the patch, `fn() { }` elsewhere.");

  public static final Code TIMED_OUT =
      FAMILY.define(
          "E2064",
          "compiling `{}` took longer than {}",
          "Every build has a deadline. What it had started was ended.",
          "a machine without free memory",
          "Try again, or give it more time with `wait`.");

  public static final Code INTERRUPTED =
      FAMILY.define(
          "E2065",
          "compiling `{}` was interrupted",
          ExitCode.INTERRUPTED,
          "Somebody asked for an end meanwhile. What was started was ended.",
          "Ctrl-C",
          "Start it again.");

  private NativeBuildErrors() {}
}
