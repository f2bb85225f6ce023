package org.liveseam.runtime.diagnostic;

/** E11: this process is not as the patch expects. */
public final class ProcessErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

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
          "The library is not loaded, and there is no file of that name where the loader looks, so"
              + " nothing is known about its functions.",
          "in library \"libscroe.so\" { replace function score with my_score from \"x.c\" }",
          "Check the name; `library \"PATH\"` loads it.");

  public static final Code NOT_PATCHABLE =
      FAMILY.define(
          "E1168",
          "`{}` in {} cannot be patched: {}",
          "A call can be redirected where the compiler left room at the function's entry.",
          "replace function score with my_score from \"x.c\", in a library built without it",
          "Build the library with -fpatchable-function-entry=5, or patch a function that calls it.");

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

  private ProcessErrors() {}
}
