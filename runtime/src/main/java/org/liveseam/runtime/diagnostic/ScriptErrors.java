package org.liveseam.runtime.diagnostic;

/** E06: a script that is right in itself fails while it runs. */
public final class ScriptErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code ASSERTION =
      FAMILY.define(
          "E0601",
          "assertion failed: {}",
          "The condition of an `assert` was false.",
          "assert 1 == 2",
          "The values of both sides are shown with the error.");

  public static final Code FAIL =
      FAMILY.define(
          "E0602", "{}", "The script said `fail`.", "fail \"no luck\"", "The script knows why.");

  public static final Code OVERFLOW =
      FAMILY.define(
          "E0603",
          "integer overflow: {} {} {}",
          "Integers have 64 bits; a result that does not fit is an error, never cut.",
          "9223372036854775807 + 1",
          "Use floats for larger values.");

  public static final Code DIVISION_BY_ZERO =
      FAMILY.define(
          "E0604",
          "division by zero: {} {} 0",
          "An integer was divided by zero.",
          "1 / 0",
          "Check the divisor first.");

  public static final Code INDEX =
      FAMILY.define(
          "E0605",
          "no index {} in {}",
          "A list of n elements has the indices 0 to n-1; a record has the keys it was given.",
          "[1, 2][2]",
          "Check with `len` or `has` first.");

  public static final Code WRONG_TYPE =
      FAMILY.define(
          "E0606",
          "{} must be {}, not {}",
          "A value has another type than its place asks for.",
          "let n = \"1\"\nif n { }",
          "Convert it, for instance with `int` or `str`.");

  public static final Code OPERATOR =
      FAMILY.define(
          "E0607",
          "`{}` does not apply to {}",
          "The operands have types that the operator does not join.",
          "1 + \"a\"",
          "Convert one of them, or use \"${..}\" to build text.");

  public static final Code NO_MEMBER =
      FAMILY.define(
          "E0608",
          "{} has no member `{}`",
          "The value has no such field.",
          "{a: 1}.b",
          "Check with `has` first.");

  public static final Code NOT_A_FUNCTION =
      FAMILY.define(
          "E0609",
          "{} is not a function",
          "Only functions are called.",
          "let x = 1\nx()",
          "Leave the parentheses out.");

  public static final Code ARGUMENTS =
      FAMILY.define(
          "E0610",
          "wrong arguments for `{}`: {}",
          "The function takes other arguments than it was given.",
          "let f = fn(a) { a }\nlet g = f\ng()",
          "Give the arguments that the function names.");

  public static final Code UNSET =
      FAMILY.define(
          "E0611",
          "`{}` has no value yet",
          "A function was called before the `let` that it reads had run.",
          "fn f() { x }\nf()\nlet x = 1",
          "Call the function later.");

  public static final Code RECURSION =
      FAMILY.define(
          "E0612",
          "functions call each other too deeply",
          "The stack is full, usually because a recursion does not end.",
          "fn f() { f() }\nf()",
          "Check the condition that ends the recursion.");

  public static final Code NOT_TEXT =
      FAMILY.define(
          "E0613",
          "`{}` on {} is not UTF-8 text",
          "`read` returns text.",
          "read(\"/proc/self/exe\")",
          "Read files of text only.");

  public static final Code NOT_A_NUMBER =
      FAMILY.define(
          "E0614",
          "{} is not {}",
          "The text does not spell a number of that kind.",
          "int(\"ten\")",
          "Check the text first.");

  public static final Code NARROWING =
      FAMILY.define(
          "E0615",
          "{} does not fit into {}",
          "A number is outside of the range of the type asked for; it is never cut.",
          "let small: u8 = 256",
          "Use a wider type.");

  public static final Code CANCELLED =
      FAMILY.define(
          "E0616",
          "interrupted",
          ExitCode.INTERRUPTED,
          "Ctrl-C, or the host program, stopped the script.",
          "Ctrl-C during seam run",
          "`ensure` blocks have run; `seam status` tells what is still applied.");

  public static final Code ACTS =
      FAMILY.define(
          "E0617",
          "`{}` acts, and this file may only declare",
          ExitCode.SOURCE,
          "While a declarative file is evaluated, nothing may act, not even by way of a function"
              + " value.",
          "let f = apply\nlet x = f(p)",
          "Put it into a `test`, or execute the file with `seam run`.");

  public static final Code NO_ORIGINAL =
      FAMILY.define(
          "E0618",
          "`original` has nothing to stand for here",
          "It is called while no replaced function is running on this thread.",
          "fn f() { original(1) }\nf()",
          "Call it only while a closure that replaces native code runs.");

  public static final Code NATIVE_VALUE =
      FAMILY.define(
          "E0619",
          "{} must be {}, not {}",
          "What crosses to native code must be exactly of the type that the signature says: nothing"
              + " is converted or cut.",
          "native(\"libm.so.6\", \"cos\", (f64) -> f64)(1)",
          "Convert first, for instance with `float(..)`.");

  public static final Code CLOSURE_FAILED =
      FAMILY.define(
          "E0620",
          "the closure that replaces `{}` failed: {}",
          "The error did not reach the native code: its caller got what `on-error` says.",
          "replace function f in \"a.so\" with fn(a: i32) -> i32 { 1 / a }",
          "Mend the closure; the function goes on as `on-error` says, so there is no hurry.");

  public static final Code CLOSURE_DEPTH =
      FAMILY.define(
          "E0621",
          "the closure that replaces `{}` was entered more than {} deep on a thread",
          "Deeper calls went to the original, so that the thread's stack does not overflow.",
          "replace function fib in \"a.so\" with fn(n: i32) -> i32 { original(n) }",
          "Replace a function that calls itself deeply with C.");

  public static final Code STILL_RUNS =
      FAMILY.define(
          "E0622",
          "`{}` did not return; it goes on, and the script ends without it",
          "Nothing can stop machine code. The script was to stop and waited a little for the call it"
              + " was in.",
          "native(\"libc.so.6\", \"pause\", () -> i32)(), and Ctrl-C",
          "What the code does goes on until it returns or the process ends: `seam run` ends soon, a"
              + " host program may not.");

  public static final Code HOST_FAILED =
      FAMILY.define(
          "E0623",
          "`{}` failed: {}",
          "A function of the program that runs this script threw an exception.",
          "restart(\"no-such-service\") // a function of the host's",
          "The program that runs the script knows why; `rescue` takes it like any other error.");

  public static final Code HOST_VALUE =
      FAMILY.define(
          "E0624",
          "`{}` {} no such value: {}",
          "A function of the program that runs this script takes and gives only plain values:"
              + " booleans, numbers, text, durations, sizes, lists, records and null.",
          "restart(fn() { 1 }) // a function of the host's",
          "Pass plain values.");

  public static final Code MATCH_MISSED =
      FAMILY.define(
          "E0631",
          "no arm of the match takes {}",
          "Its arms are for `true` and `false` alone.",
          "let word = match size([1]) { true => \"yes\", false => \"no\" }",
          "Add an arm for the rest: `_ => ..`.");

  private ScriptErrors() {}
}
