package org.liveseam.runtime.kernel.build;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.kernel.build.SourceMap.Purpose;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/**
 * One replaced function and the C that stands in for it.
 *
 * @param number of the function in its patch, from 0
 * @param object number of its object in the patch, from 0
 * @param prototype what the target says about it
 */
record Replacement(int number, int object, FunctionPatch function, Optional<Prototype> prototype) {

  /** What the tables call the replacement. */
  String symbol() {
    return "seam_f" + number;
  }

  /** What is wrong with it, as far as that can be said without a compiler. */
  List<Diagnostic> problems() {
    if (!(function.body() instanceof Body.InlineC)) {
      return BodyCheck.check(function, List.of());
    }
    if (prototype.isEmpty()) {
      return List.of(noPrototype("there is no type information for it"));
    }
    Optional<String> problem = PrototypeText.problem(prototype.get());
    if (problem.isPresent()) {
      return List.of(noPrototype(problem.get()));
    }
    int wanted = prototype.get().parameters().size();
    int given = function.parameters().size();
    if (given != 0 && given != wanted) {
      return List.of(
          Diagnostic.of(BuildErrors.PARAMETER_COUNT, function.name(), wanted, given)
              .at(function.nameSpan())
              .note("its type is `" + PrototypeText.signature(prototype.get()) + "`"));
    }
    return BodyCheck.check(function, names());
  }

  void write(CWriter main, FileUnits units) {
    switch (function.body()) {
      case Body.InlineC c -> inline(main, c);
      case Body.SymbolFrom from -> fromFile(main, units, from);
      case Body.Symbol symbol -> {
        // By the linker's name alone: a header may declare it with types that we do not know.
        String text = "extern void " + symbol() + "(void) __asm__(\"" + symbol.name() + "\");\n";
        main.generated(
            Purpose.ENTRY, symbol(), function.name(), symbol.span(), symbol.name(), text);
      }
    }
  }

  private void inline(CWriter main, Body.InlineC body) {
    Prototype type = prototype.orElseThrow();
    String signature = PrototypeText.signature(type);
    var head = new StringBuilder();
    PrototypeText.tags(type).forEach(tag -> head.append(tag).append(";\n"));
    head.append("static noinline ").append(PrototypeText.head(type, symbol(), names()));
    head.append("\n{\n");
    main.generated(
        Purpose.PROTOTYPE,
        symbol(),
        function.name(),
        function.nameSpan(),
        signature,
        head.toString());
    main.body(function.name(), body);
    main.generated(
        Purpose.END, symbol(), function.name(), CallbackCode.end(body), signature, "}\n");
  }

  private void fromFile(CWriter main, FileUnits units, Body.SymbolFrom from) {
    CWriter unit = units.unit(from.file(), from.name());
    unit.generated(
        Purpose.ENTRY,
        symbol(),
        function.name(),
        from.span(),
        from.name(),
        alias(from.name(), symbol()));
    if (prototype.isPresent()
        && PrototypeText.problem(prototype.get()).isEmpty()
        && PrototypeText.isPlain(prototype.get())) {
      Prototype type = prototype.get();
      var check = new StringBuilder("#include <linux/types.h>\n");
      PrototypeText.tags(type).forEach(tag -> check.append(tag).append(";\n"));
      String pointer = "(*const seam_is_f" + number + ")";
      check.append(comparison(PrototypeText.head(type, pointer, anonymous(type)), from.name()));
      unit.generated(
          Purpose.SIGNATURE,
          symbol(),
          function.name(),
          from.span(),
          from.name() + "\n" + PrototypeText.signature(type),
          check.toString());
    }
    main.generated(
        Purpose.MODULE,
        symbol(),
        function.name(),
        from.span(),
        from.name(),
        "extern void " + symbol() + "(void);\n");
  }

  /** A second, global name for a function that may be static; its type comes along. */
  static String alias(String name, String symbol) {
    return "extern typeof(" + name + ") " + symbol + " __attribute__((alias(\"" + name + "\")));\n";
  }

  /** A pointer that takes the function's address: the compiler warns if the types differ. */
  static String comparison(String pointer, String name) {
    return "#pragma GCC diagnostic warning \"-Wincompatible-pointer-types\"\n"
        + "static "
        + pointer
        + " __maybe_unused = "
        + name
        + ";\n";
  }

  private static List<String> anonymous(Prototype type) {
    return type.parameters().stream().map(parameter -> "").toList();
  }

  private List<String> names() {
    return PrototypeText.names(prototype.orElseThrow(), function.parameters());
  }

  private Diagnostic noPrototype(String why) {
    return Diagnostic.of(BuildErrors.NO_PROTOTYPE, function.name(), why)
        .at(function.nameSpan(), "its parameters are needed for an inline body")
        .help("write the whole function in a C file: `with NAME from \"x.c\"`");
  }
}
