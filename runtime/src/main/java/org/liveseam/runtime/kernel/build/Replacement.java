package org.liveseam.runtime.kernel.build;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.build.CWriter;
import org.liveseam.runtime.build.FileUnits;
import org.liveseam.runtime.build.Glue;
import org.liveseam.runtime.build.PrototypeText;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
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
    if (function.type().isPresent()) {
      return List.of(
          Diagnostic.of(DescriptionErrors.NOT_AVAILABLE, "a written type of a kernel function")
              .at(function.nameSpan())
              .help("leave it out: types come from the kernel's own type information"));
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
      case Body.SymbolFromBinary binary -> throw CallbackCode.notForKernels(binary);
      case Body.Closure closure -> throw CallbackCode.notForKernels(closure);
      case Body.Symbol symbol -> {
        // By the linker's name alone: a header may declare it with types that we do not know.
        String text = "extern void " + symbol() + "(void) __asm__(\"" + symbol.name() + "\");\n";
        main.generated(Purpose.MODULE, symbol(), new Origin(function.name(), symbol.span()), text);
      }
    }
  }

  private void inline(CWriter main, Body.InlineC body) {
    Prototype type = prototype.orElseThrow();
    String name = function.name();
    String signature = PrototypeText.signature(type);
    String head = "static noinline " + PrototypeText.head(type, symbol(), names()) + "\n{\n";
    var origin = new Origin(name, function.nameSpan(), "", signature);
    main.generated(Purpose.PROTOTYPE, symbol(), origin, Glue.declareTags(type) + head);
    main.body(name, body);
    main.generated(Purpose.END, symbol(), new Origin(name, Glue.end(body)), "}\n");
  }

  private void fromFile(CWriter main, FileUnits units, Body.SymbolFrom from) {
    CWriter unit = units.unit(from.file(), from.name());
    String file = from.file().path().toString();
    var origin = new Origin(function.name(), from.span(), from.name(), file);
    unit.generated(Purpose.ENTRY, symbol(), origin, Glue.alias(from.name(), symbol()));
    prototype
        .filter(type -> PrototypeText.problem(type).isEmpty() && PrototypeText.isPlain(type))
        .ifPresent(
            type ->
                unit.generated(
                    Purpose.SIGNATURE, symbol(), compared(from, type), check(from, type)));
    String declaration = "extern void " + symbol() + "(void);\n";
    main.generated(Purpose.MODULE, symbol(), origin, declaration);
  }

  private Origin compared(Body.SymbolFrom from, Prototype type) {
    return new Origin(function.name(), from.span(), from.name(), PrototypeText.signature(type));
  }

  private String check(Body.SymbolFrom from, Prototype type) {
    List<String> anonymous = type.parameters().stream().map(parameter -> "").toList();
    String pointer = PrototypeText.head(type, "(*const seam_is_f" + number + ")", anonymous);
    return "#include <linux/types.h>\n"
        + Glue.declareTags(type)
        + Glue.comparison(pointer, from.name());
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
