package org.liveseam.runtime.diagnostic;

/** E03: a patch says something that no patch can mean. */
public final class DescriptionErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.SOURCE);

  public static final Code UNKNOWN_FIELD =
      FAMILY.define(
          "E0301",
          "{} has no field `{}`",
          "The line begins with a word that means nothing there.",
          "patch p { reasn \"typo\" }",
          "Correct the spelling.");

  public static final Code FIELD_TWICE =
      FAMILY.define(
          "E0302",
          "`{}` is said twice in {}",
          "It can be said once.",
          "patch p { reason \"a\"\n  reason \"b\" }",
          "Keep one of the two.");

  public static final Code FUNCTION_TWICE =
      FAMILY.define(
          "E0303",
          "function `{}` of {} is replaced twice",
          "One patch may replace a function once.",
          "replace function f with a from \"x.c\"\n  replace function f with b from \"x.c\"",
          "Keep one of the two.");

  public static final Code OBJECT_TWICE =
      FAMILY.define(
          "E0304",
          "{} stands twice in patch `{}`",
          "Everything about an object stands in one block.",
          "in vmlinux { .. }\n  in vmlinux { .. }",
          "Join the two blocks.");

  public static final Code CALLBACK_TWICE =
      FAMILY.define(
          "E0305",
          "callback `{}` stands twice in {}",
          "An object has at most one callback of each kind.",
          "before patch c { return 0; }\n  before patch c { return 1; }",
          "Join the two bodies.");

  public static final Code NOTHING_REPLACED =
      FAMILY.define(
          "E0306",
          "{} replaces nothing",
          "A patch, and each object in it, replaces at least one function; the kernel refuses"
              + " others.",
          "patch p { reason \"later\" }",
          "Add a `replace function ...`.");

  public static final Code WRONG_TYPE =
      FAMILY.define(
          "E0307",
          "{} must be {}, not {}",
          "The value has another type than the field takes.",
          "patch p 5 { .. }",
          "Write a value of the type asked for.");

  public static final Code BAD_VERSION =
      FAMILY.define(
          "E0308",
          "`{}` is not a version",
          "A version begins with a letter or digit and has up to 40 letters, digits and `. + _ ~"
              + " -`.",
          "patch p \"version one\" { .. }",
          "For instance `\"1.0\"`.");

  public static final Code BAD_NAME =
      FAMILY.define(
          "E0309",
          "`{}` is not a {}",
          "Names reach generated C code, paths and the kernel, so each kind has its own letters.",
          "replace function \"a b\" with c { }",
          "Correct the name.");

  public static final Code BAD_PATTERN =
      FAMILY.define(
          "E0310",
          "`{}` is not a pattern for kernel releases",
          "A pattern is a release as `uname -r` prints it, with `*` for any characters.",
          "requires kernel \"6.1 or newer\"",
          "For instance `\"6.1.*\"`.");

  public static final Code BAD_WAIT =
      FAMILY.define(
          "E0311",
          "`wait {}` {}",
          "A transition needs time: every task has to switch. While it lasts, no other patch can"
              + " come or go.",
          "consistency per-task { wait 0s }",
          "Give a positive duration of at most 30 days, for instance `wait 60s`.");

  public static final Code UNKNOWN_MODEL =
      FAMILY.define(
          "E0312",
          "no consistency model `{}`",
          "The models are `per-task`, `stop-machine` and `immediate`.",
          "consistency per-cpu",
          "Use one of the three, or several joined with `or`.");

  public static final Code UNKNOWN_POLICY =
      FAMILY.define(
          "E0313",
          "no stall policy `{}`",
          "What can happen to a transition that is not done in time is `reverse`, `wait` or"
              + " `leave`.",
          "consistency per-task { on-stall panic }",
          "Use one of the three.");

  public static final Code UNKNOWN_REQUIREMENT =
      FAMILY.define(
          "E0314",
          "a patch cannot require `{}`",
          "What can be required today is `kernel`.",
          "requires glibc \"2.36\"",
          "Write `requires kernel \"PATTERN\"`.");

  public static final Code BAD_POSITION =
      FAMILY.define(
          "E0315",
          "position {} does not exist: positions count from 1",
          "`at N` is the kernel's sympos: the place among all symbols of that name.",
          "replace function show at 0 with my_show from \"x.c\"",
          "Use a position from 1, or leave it out if the name is unique.");

  public static final Code MIXED =
      FAMILY.define(
          "E0316",
          "patch `{}` mixes objects of the kernel and of the process",
          "`vmlinux` and `module` belong to the kernel, `library` and `executable` to the process;"
              + " one patch goes to one of them.",
          "patch p { in vmlinux { .. }\n  in library \"libm.so\" { .. } }",
          "Make two patches.");

  public static final Code NOT_AVAILABLE =
      FAMILY.define(
          "E0317",
          "{} cannot be used yet",
          "The language has it, this version of Liveseam does not.",
          "replace function f with g from \"built.ko\"",
          "The message says what to use instead.");

  public static final Code NO_C_FILE =
      FAMILY.define(
          "E0318",
          "cannot read `{}`: {}",
          "The file that holds a replacement must be there when the patch is read; its path is"
              + " relative to the file that names it.",
          "replace function f with g from \"no-such-file.c\"",
          "Check the path.");

  public static final Code BAD_C_FILE =
      FAMILY.define(
          "E0319",
          "`{}` is no file that holds a replacement",
          "A replacement comes from C source, `x.c`.",
          "replace function f with g from \"fix.txt\"",
          "Use a file whose name ends in `.c`.");

  public static final Code CALLS_ITSELF =
      FAMILY.define(
          "E0320",
          "the body of `{}` calls `{}`",
          "In the kernel a call of the replaced function comes back to the replacement through"
              + " ftrace, for ever.",
          "replace function f(x) with c { return f(x) + 1; }",
          "Write out what the body needs of the old function, or patch a caller.");

  public static final Code PATCH_TWICE =
      FAMILY.define(
          "E0321",
          "two patches are named `{}`",
          "A target knows a patch by its name.",
          "import \"a.seam\" as a   // has a patch p\npatch p { .. }",
          "Rename one.");

  public static final Code PARAMETERS =
      FAMILY.define(
          "E0322",
          "parameter names of `{}`: {}",
          "Parameter names are for an inline body, each a C name, none twice.",
          "replace function f(m, m) with c { }",
          "Correct the list, or leave it out to take the kernel's own names.");

  public static final Code NATIVE_CLOSURE =
      FAMILY.define(
          "E0323",
          "a closure that replaces native code {}",
          "Machine code calls it, so each parameter and the result need a native type: i8 i16 i32"
              + " i64 u8 u16 u32 u64 f32 f64 ptr str, and void for no result.",
          "replace function score in \"libscore.so\" with fn(user) { original(user) }",
          "Write the types of the C function: `fn(user: i32) -> i32 { .. }`.");

  public static final Code BAD_LIBRARY =
      FAMILY.define(
          "E0324",
          "`{}` is not a library: {}",
          "A library is named by its file name, which may stand behind its folders; one that is"
              + " compiled from C has no folder.",
          "library \"build/\"",
          "For instance `library \"build/libscore.so\"` or `library \"libscore.so\" from"
              + " \"score.c\"`.");

  public static final Code ON_ERROR =
      FAMILY.define(
          "E0325",
          "`on-error` {}",
          "It says what the caller of a closure gets when the closure fails: what the original"
              + " answers, or a value of the result's type.",
          "replace function f in \"a.so\" with fn() -> u8 { 1 }, on-error 300",
          "Write `on-error original`, or a value that fits the closure's result.");

  public static final Code PROCESS_ONLY =
      FAMILY.define(
          "E0326",
          "{} replaces only native code of the process",
          "A kernel runs neither closures nor object files and libraries of user space, and has no"
              + " entries that would have to be moved.",
          "in vmlinux { replace function f with fn() -> i32 { 0 } }",
          "Write the replacement in C: `c { .. }` or `name from \"x.c\"`.");

  public static final Code WHICH_OBJECT =
      FAMILY.define(
          "E0327",
          "`{}` is defined by {}, and no object is named",
          "Where a replacement names no object, the function must be defined by one loaded library"
              + " alone.",
          "replace function init with my_init from \"x.c\"",
          "Name the object: `replace function init in \"libscore.so\" with ..`.");

  public static final Code LIBRARY_TWICE =
      FAMILY.define(
          "E0328",
          "library `{}` is declared twice, differently",
          "A process has one library of a name for a patch to find.",
          "library \"libscore.so\" from \"a.c\"\nlibrary \"libscore.so\" from \"b.c\"",
          "Give one of them another name.");

  private DescriptionErrors() {}
}
