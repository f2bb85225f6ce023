package org.liveseam.runtime.process.body;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.process.dwarf.Declarations.Gone;
import org.liveseam.runtime.process.object.LoadedObject;

/** Says more about names of the patched object that C code cannot use as it is. */
final class UndeclaredNames {
  private static final int MOST_CALLERS = 5;
  private static final Pattern NAME =
      Pattern.compile(
          ".*(?:implicit declaration of function '(\\w+)'|'(\\w+)' undeclared|unknown type name"
              + " '(\\w+)').*");

  private UndeclaredNames() {}

  /** With a way out, if an error of the compiler's is about a name that the object has. */
  static Diagnostic explained(Diagnostic error, PatchedObject object) {
    Matcher matcher = NAME.matcher(error.message());
    if (!error.code().equals(BuildErrors.C_ERROR) || !matcher.matches()) {
      return error;
    }
    String name =
        matcher.group(1) != null
            ? matcher.group(1)
            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    if (!object.defines(name)) {
      return error;
    }
    String why =
        object.isDescribed()
            ? "what its type is cannot be said in C"
            : object.name() + " has no debugging information, which would say its type";
    return error
        .note(object.name() + " defines `" + name + "`, but " + why)
        .help("declare it as its library does, for instance `" + object.example(name) + "`")
        .help("or build the library with -g");
  }

  /** With what became of a function or a variable that has no symbol. */
  static Diagnostic gone(Diagnostic error, String name, LoadedObject object) {
    Optional<Gone> gone = object.gone(name);
    if (gone.isEmpty()) {
      return error;
    }
    if (!gone.get().function()) {
      return error
          .note("its source has it; the compiler found that nothing needs it in memory")
          .help("build the library with `__attribute__((used))` on it");
    }
    List<String> into = gone.get().into();
    String first = String.join(", ", into.subList(0, Math.min(MOST_CALLERS, into.size())));
    String rest =
        into.size() > MOST_CALLERS ? " and " + (into.size() - MOST_CALLERS) + " more" : "";
    Diagnostic explained =
        error
            .note(
                "the compiler put copies of it into its callers and left no code of its own"
                    + (into.isEmpty() ? "" : ": " + first + rest))
            .help("build the library with `__attribute__((noinline))` on it");
    return into.isEmpty() ? explained : explained.help("or replace the functions with the copies");
  }
}
