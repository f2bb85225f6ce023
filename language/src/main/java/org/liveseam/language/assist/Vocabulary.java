package org.liveseam.language.assist;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The words of the language's rules, by the place where they mean something. */
enum Vocabulary {
  /** At the start of a line of a file. */
  TOP(
      "let", "binds a name once: `let x = 1`",
      "var", "a variable, which may be assigned again: `var n = 0`",
      "fn", "a function: `fn greet(name, greeting = \"hello\") { .. }`",
      "patch", "a patch as a value: `patch NAME \"1.0\" { .. }`",
      "replace", "a whole patch in one statement: `replace function F with BODY`",
      "import", "another file, or a module of the library: `import \"std:json\" as json`",
      "param", "a value set from outside: `param soak: duration = 10m`",
      "library", "native code of this process: `library \"x.so\" from \"x.c\"`",
      "test", "a test, run by `seam test`: `test \"name\" on vm() { .. }`",
      "pipeline", "acts in stages, and takes back what it did when it fails",
      "edition", "the edition of the language, on the first line: `edition 1`"),

  /** At the start of a line of a block, and of a file. */
  STATEMENT(
      "let", "binds a name once: `let x = 1`",
      "var", "a variable, which may be assigned again: `var n = 0`",
      "fn", "a function: `fn greet(name, greeting = \"hello\") { .. }`",
      "assert", "fails if a condition does not hold: `assert x == 1, \"message\"`",
      "for", "goes through a list, a range or a record: `for x in xs { .. }`",
      "while", "repeats while a condition holds",
      "if", "chooses by a condition; also a value",
      "match", "chooses by what a value is: `match v { 1 => \"one\", _ => \"other\" }`",
      "return", "leaves a function, with a value if one is written",
      "break", "leaves a loop",
      "continue", "goes on with the next turn of a loop",
      "try", "catches errors: `try { .. } rescue e { .. } ensure { .. }`",
      "on", "the verbs inside act on a target: `on vm() { .. }`",
      "unsafe", "what is inside may do what cannot be taken back",
      "stage", "a step of a pipeline: `stage live on kernel() { .. }`"),

  /** Where a value is wanted. */
  EXPRESSION(
      "fn", "a function as a value: `fn(x) => x + 1`",
      "if", "chooses by a condition; also a value",
      "match", "chooses by what a value is: `match v { 1 => \"one\", _ => \"other\" }`",
      "not", "the opposite of a condition",
      "true", "the condition that holds",
      "false", "the condition that does not hold",
      "null", "no value",
      "try", "catches errors: `try { .. } rescue e { .. } ensure { .. }`",
      "unsafe", "what is inside may do what cannot be taken back"),

  /** At the start of a line of a patch. */
  PATCH(
      "reason", "why there is this patch: `reason \"text\"`",
      "fixes", "what it fixes: `fixes [\"CVE-2026-0001\"]`",
      "requires", "kernels that it is for: `requires kernel \"6.1.*\"`",
      "consistency", "how tasks switch: `consistency per-task { wait 60s, on-stall reverse }`",
      "in", "the object that functions belong to: `in vmlinux { .. }`",
      "replace", "a function and what it is replaced with: `replace function F with BODY`",
      "shadow", "a shadow variable: `shadow forks: u32 on struct task_struct`",
      "state", "a state of the system that it changes: `state 7 version 2`",
      "replaces", "atomic replace of every other patch: `replaces all`",
      "prologue", "whether functions without an entry site may be patched: `prologue allow`"),

  /** At the start of a line of an object. */
  OBJECT(
      "replace", "a function and what it is replaced with: `replace function F with BODY`",
      "before", "a callback: `before patch c { .. }`",
      "after", "a callback: `after unpatch c { .. }`"),

  /** Behind {@code in}. */
  OBJECTS(
      "vmlinux", "the kernel itself",
      "module", "a module of the kernel: `module nf_nat`",
      "library", "a library of this process: `library \"libscore.so\"`",
      "executable", "the program of this process"),

  /** Behind {@code consistency}. */
  MODEL(
      "per-task", "each task switches when it is in none of the replaced functions",
      "stop-machine", "all tasks switch at once, while they are all stopped",
      "immediate", "the next call is the new one, whatever tasks are in the middle of"),

  /** In the braces behind a model. */
  OPTION(
      "wait", "how long to wait for the last task: `wait 60s`",
      "on-stall", "what to do when that is not enough: `reverse`, `wait` or `leave`"),

  /** Behind {@code on-stall}. */
  POLICY(
      "reverse", "back to before, exit 4",
      "wait", "goes on waiting until Ctrl-C, which reverses",
      "leave", "stops waiting; the transition stays open, exit 4"),

  /** Behind {@code before} and {@code after}. */
  MOMENT("patch", "when the patch is applied", "unpatch", "when the patch is reverted"),

  /** Behind {@code prologue}. */
  PROLOGUE(
      "allow", "functions without an entry site may be patched by their first instructions",
      "deny", "only functions with an entry site are patched"),

  /** Behind {@code requires}. */
  REQUIRED("kernel", "a pattern of releases: `kernel \"6.1.*\"`"),

  /** Behind {@code replace}. */
  REPLACED("function", "the function that is replaced"),

  /** Behind {@code replaces}. */
  EVERYTHING("all", "every other patch"),

  /** Behind {@code with}. */
  BODY(
      "c", "C that stands right here: `c { .. }`; `include <header.h>` may follow",
      "fn", "a function of the language, in the process only: `fn(a: i32) -> i32 { .. }`"),

  /** Further on in a {@code replace}. */
  CLAUSE(
      "with", "what it is replaced with: `symbol from \"x.c\"`, `c { .. }`, `fn(..) { .. }`",
      "in", "the object it belongs to: `in \"libscore.so\"`, `in module nf_nat`",
      "at", "which of several functions of that name: `at 2`",
      "from", "the file a symbol is in: `from \"fix.c\"`",
      "include", "a header for C code: `include <linux/seq_file.h>`",
      "consistency", "how tasks switch: `, consistency per-task`");

  @SuppressWarnings("ImmutableEnumChecker") // a view that nobody can change, in the order written
  private final Map<String, String> words;

  Vocabulary(String... wordsAndDocs) {
    Map<String, String> docs = new LinkedHashMap<>();
    for (int i = 0; i < wordsAndDocs.length; i += 2) {
      docs.put(wordsAndDocs[i], wordsAndDocs[i + 1]);
    }
    words = Collections.unmodifiableMap(docs);
  }

  /** Its words with what each means. */
  Map<String, String> words() {
    return words;
  }

  /** What a word means, whatever its place. */
  static Optional<String> about(String word) {
    return Arrays.stream(values()).map(v -> v.words.get(word)).filter(Objects::nonNull).findFirst();
  }
}
