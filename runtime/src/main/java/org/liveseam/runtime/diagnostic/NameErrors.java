package org.liveseam.runtime.diagnostic;

/** E02: names, calls, and where statements may stand. */
public final class NameErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.SOURCE);

  public static final Code UNKNOWN_NAME =
      FAMILY.define(
          "E0201",
          "no `{}` in scope",
          "The name is neither defined in this file nor in the standard library.",
          "prnt(\"hello\")",
          "Correct the spelling, or define it with `let`, `var` or `fn`.");

  public static final Code NOT_YET =
      FAMILY.define(
          "E0202",
          "`{}` is used before its definition",
          "`let` and `var` bind from where they stand; only `fn` and `patch` are known in the whole"
              + " block.",
          "print(x)\nlet x = 1",
          "Move the definition up.");

  public static final Code DEFINED_TWICE =
      FAMILY.define(
          "E0203",
          "`{}` is defined twice in one scope",
          "A scope has one meaning for a name; an inner block may shadow an outer one.",
          "let x = 1\nlet x = 2",
          "Rename one, or use `var` and assign.");

  public static final Code NOT_ASSIGNABLE =
      FAMILY.define(
          "E0204",
          "`{}` cannot be assigned: it is {}",
          "Only what `var` defines may be assigned again.",
          "let x = 1\nx = 2",
          "Define it with `var`.");

  public static final Code NOT_CALLABLE =
      FAMILY.define(
          "E0205",
          "`{}` is not a function: it is {}",
          "Only functions are called.",
          "patch p { replace function f with g from \"x.c\" }\np()",
          "`apply` takes a patch; a member of an import is written `n.name`.");

  public static final Code TOO_MANY_ARGUMENTS =
      FAMILY.define(
          "E0206",
          "`{}` takes {} argument(s), {} given",
          "A call gives at most one value for each parameter.",
          "fn f(a) { a }\nf(1, 2)",
          "Leave out what the function does not take.");

  public static final Code MISSING_ARGUMENT =
      FAMILY.define(
          "E0207",
          "`{}` needs a value for `{}`",
          "A parameter without a default must be given.",
          "fn f(a, b) { a + b }\nf(1)",
          "Give the value, or give the parameter a default.");

  public static final Code UNKNOWN_ARGUMENT =
      FAMILY.define(
          "E0208",
          "`{}` has no parameter `{}`",
          "A named argument must name a parameter.",
          "fn f(a) { a }\nf(aa: 1)",
          "Correct the name.");

  public static final Code ARGUMENT_TWICE =
      FAMILY.define(
          "E0209",
          "`{}` gets a value for `{}` twice",
          "A parameter was given by its place and again by its name.",
          "fn f(a) { a }\nf(1, a: 2)",
          "Keep one of the two.");

  public static final Code UNKNOWN_MEMBER =
      FAMILY.define(
          "E0210",
          "`{}` has no member `{}`",
          "The imported file, or the kind of value, has no such name.",
          "import \"fixes.seam\" as fixes\napply fixes.hide_cmdlin",
          "Correct the spelling.");

  public static final Code UNKNOWN_TYPE =
      FAMILY.define(
          "E0211",
          "no type `{}`",
          "The word after `:` or `->` is not a type of the language.",
          "let wait: durration = 5s",
          "Use one of the types the language reference lists, or none.");

  public static final Code WRONG_TYPE =
      FAMILY.define(
          "E0212",
          "{} must be {}, not {}",
          "The value as it is written has another type than its place asks for.",
          "if 1 { print(\"yes\") }",
          "Write a value of the type asked for; conditions are booleans.");

  public static final Code OUTSIDE_LOOP =
      FAMILY.define(
          "E0213",
          "`{}` outside of a loop",
          "`break` and `continue` belong to the innermost `for` or `while` of the same function.",
          "break",
          "Put it into a loop.");

  public static final Code RETURN_OUTSIDE =
      FAMILY.define(
          "E0214",
          "`return` outside of a function",
          "Only a function or a test can be returned from.",
          "return 1",
          "Put it into a function.");

  public static final Code NOT_TOP_LEVEL =
      FAMILY.define(
          "E0215",
          "`{}` stands only at the top level of a file",
          "Declarations that a file is asked for cannot hide in a block.",
          "if true { test \"t\" { } }",
          "Move it out of the block.");

  public static final Code EXTERNAL_OUTSIDE =
      FAMILY.define(
          "E0216",
          "`external fn {}` belongs to the standard library",
          "Only the library declares functions that are carried out by the language itself.",
          "external fn f()",
          "Give the function a body.");

  public static final Code EDITION =
      FAMILY.define(
          "E0217",
          "edition {} is not known: this is edition 1",
          "`edition N` names the language a file was written for.",
          "edition 2",
          "Write `edition 1`, or use a newer Liveseam.");

  public static final Code EDITION_PLACE =
      FAMILY.define(
          "E0218",
          "`edition` must be the first statement",
          "What follows is read in the language that it names.",
          "let x = 1\nedition 1",
          "Move it to the top.");

  public static final Code IMPORT_CYCLE =
      FAMILY.define(
          "E0219",
          "import cycle: {}",
          "A file that is imported imports, perhaps by way of others, the file that imports it.",
          "a.seam: import \"b.seam\" as b\nb.seam: import \"a.seam\" as a",
          "Move what both need into a third file.");

  public static final Code IMPORT_PATH =
      FAMILY.define(
          "E0220",
          "the path of an import must be plain text that ends in `.seam`",
          "Imports are read before anything is evaluated.",
          "import \"fixes${n}.seam\" as fixes",
          "Write the path as a string without holes, relative to the file that imports.");

  public static final Code ACTS =
      FAMILY.define(
          "E0221",
          "`{}` acts, and this file may only declare",
          "`check`, `plan`, `apply` and `rehearse` take files of declarations, and so does"
              + " `import`: what they describe must be known without changing anything.",
          "patch p { replace function f with g from \"x.c\" }\napply p",
          "Leave acting to the command, put it into a `test`, or execute the file with `seam"
              + " run`.");

  public static final Code ASSIGNS_SHARED =
      FAMILY.define(
          "E0222",
          "`{}` is assigned by a closure that runs on many threads at once",
          "A closure that replaces native code is called by every thread of the process. A variable"
              + " that it shares with others would lose assignments.",
          "var n = 0\nreplace function f in \"a.so\" with fn() -> void { n = n + 1 }",
          "Count with `atomic`: `let n = atomic(0)`, then `n.increment()` and `n.get()`.");

  public static final Code CLOSURE_ACTS =
      FAMILY.define(
          "E0223",
          "`{}` acts, and a closure that replaces native code may not",
          "The closure is called by any thread, in the middle of anything, also of an apply.",
          "replace function f in \"a.so\" with fn() -> void { print(\"called\") }",
          "Note what happened in an `atomic` and act on it outside of the closure.");

  public static final Code ORIGINAL =
      FAMILY.define(
          "E0224",
          "`original` {}",
          "`original(..)` runs what a closure stands in for; it is no value of its own.",
          "let f = original",
          "Call it inside the closure, with one argument per parameter and without names:"
              + " `original(a) + 1`.");

  public static final Code NO_DECLARATION =
      FAMILY.define(
          "E0225",
          "{} declares nothing, and this file may only declare",
          "`check`, `plan`, `apply` and `rehearse` take files of declarations, and so does"
              + " `import`: a statement that is none would never run there, or run for nothing.",
          "patch p { replace function f with g from \"x.c\" }\nassert p.version == \"1\"",
          "Put it into a `fn` or a `test`, or execute the file with `seam run`.");

  public static final Code NEEDS_UNSAFE =
      FAMILY.define(
          "E0226",
          "`{}` stands outside of `unsafe`",
          "It can leave the system inconsistent; whoever reads the script shall see where.",
          "force \"score\"",
          "Write `unsafe { .. }` around it, and say `--allow-unsafe` on the command line.");

  public static final Code OPERATOR =
      FAMILY.define(
          "E0227",
          "`{}` does not apply to {}",
          "It is known before anything runs that the operands have types that the operator does"
              + " not join.",
          "print(1 + \"a\")",
          "Convert one of them, or use \"${..}\" to build text.");

  public static final Code MATCH_MISSES =
      FAMILY.define(
          "E0231",
          "the match may take none of its arms",
          "A value that no arm takes would stop the script in the middle of its work.",
          "let word = match 3 { 1 => \"one\" }",
          "Add an arm for the rest, `_ => ..`; `true` and `false` together are enough, too.");

  public static final Code ARM_UNREACHABLE =
      FAMILY.define(
          "E0232",
          "this arm is never taken",
          "An arm above it takes every value that it could take, or its range is empty.",
          "let word = match 3 { _ => \"other\", 1 => \"one\" }",
          "Move it up, or leave it out.");

  private NameErrors() {}
}
