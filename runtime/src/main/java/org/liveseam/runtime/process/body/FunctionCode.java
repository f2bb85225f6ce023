package org.liveseam.runtime.process.body;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.build.CWords;
import org.liveseam.runtime.build.CWriter;
import org.liveseam.runtime.build.FileUnits;
import org.liveseam.runtime.build.Glue;
import org.liveseam.runtime.build.PrototypeText;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.target.FunctionFacts.Parameter;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/**
 * One replaced function and the C that stands in for it.
 *
 * @param number of the function among those of its object, from 0
 * @param prototype what is known about it
 */
record FunctionCode(int number, FunctionPatch function, Optional<Prototype> prototype) {
  /** What the compiled code calls the replacement. */
  String symbol() {
    return "seam_f" + number;
  }

  /** What the compiled code calls the way to what it stands in for. */
  String original() {
    return "seam_o" + number;
  }

  /** Whether C text has a word. */
  static boolean mentions(String code, String word) {
    return CWords.in(code).stream().anyMatch(w -> w.text().equals(word) && !w.member());
  }

  /** What is wrong with it, as far as that can be said without a compiler. */
  List<Diagnostic> problems() {
    if (function.body() instanceof Body.Symbol symbol && symbol.name().equals(function.name())) {
      return List.of(
          Diagnostic.of(NativeBuildErrors.ITSELF, function.name())
              .at(symbol.span(), "this is the replaced function"));
    }
    if (!(function.body() instanceof Body.InlineC)) {
      return List.of();
    }
    Optional<NativeSignature> written = function.type();
    if (prototype.isEmpty()) {
      return written.isPresent()
          ? List.of()
          : List.of(unknown("there is no debugging information for it"));
    }
    if (written.filter(type -> !ClosureTypes.matches(type, prototype.get())).isPresent()) {
      return List.of(
          Diagnostic.of(NativeBuildErrors.TYPE_DIFFERS, written.get(), function.name())
              .at(function.nameSpan(), "its debugging information says otherwise")
              .help("expected is `" + PrototypeText.signature(prototype.get()) + "`")
              .help("or leave the types out"));
    }
    Optional<String> problem = PrototypeText.problem(prototype.get());
    if (problem.isPresent()) {
      return List.of(unknown(problem.get()));
    }
    int wanted = prototype.get().parameters().size();
    int given = function.parameters().size();
    if (given != 0 && given != wanted) {
      return List.of(
          Diagnostic.of(NativeBuildErrors.PARAMETERS, function.name(), wanted, given)
              .at(function.nameSpan())
              .note("its type is `" + PrototypeText.signature(prototype.get()) + "`"));
    }
    return List.of();
  }

  private Diagnostic unknown(String why) {
    return Diagnostic.of(NativeBuildErrors.TYPE_UNKNOWN, function.name(), why)
        .at(function.nameSpan(), "its parameters are needed for an inline body")
        .help("write the types: `" + function.name() + "(a: i32, b: ptr) -> i32 with c { .. }`")
        .help("or write the whole function in a C file: `with NAME from \"x.c\"`")
        .help("or build the library with -g");
  }

  /**
   * @return whether there is anything to compile
   */
  boolean write(CWriter main, FileUnits units) {
    return switch (function.body()) {
      case Body.InlineC c -> {
        inline(main, c);
        yield true;
      }
      case Body.SymbolFrom from -> {
        fromFile(units.unit(from.file(), from.name()), from);
        yield true;
      }
      case Body.Symbol symbol -> false;
      case Body.Closure closure -> false;
      case Body.SymbolFromBinary binary -> false;
    };
  }

  private void inline(CWriter main, Body.InlineC body) {
    Prototype type = prototype.orElseGet(() -> written(function.type().orElseThrow()));
    List<String> names = PrototypeText.names(type, function.parameters());
    String head =
        Glue.declareTags(type)
            + ("extern " + PrototypeText.head(type, original(), names) + ";\n")
            + ("#define original " + original() + "\n")
            + (PrototypeText.head(type, symbol(), names) + "\n{\n");
    var origin =
        new Origin(function.name(), function.nameSpan(), "", PrototypeText.signature(type));
    main.generated(Purpose.PROTOTYPE, symbol(), origin, head);
    main.body(function.name(), body);
    var end = new Origin(function.name(), Glue.end(body));
    main.generated(Purpose.END, symbol(), end, "}\n#undef original\n");
  }

  private static Prototype written(NativeSignature type) {
    return new Prototype(
        type.result().c(),
        type.parameters().stream().map(p -> new Parameter(p.c() + " %", "")).toList(),
        false);
  }

  private void fromFile(CWriter unit, Body.SymbolFrom from) {
    String file = from.file().path().toString();
    var origin = new Origin(function.name(), from.span(), from.name(), file);
    unit.generated(Purpose.ENTRY, symbol(), origin, Glue.alias(from.name(), symbol()));
    basic()
        .ifPresent(
            type -> {
              String wanted = PrototypeText.signature(type);
              var compared = new Origin(function.name(), from.span(), from.name(), wanted);
              List<String> anonymous = type.parameters().stream().map(p -> "").toList();
              String pointer =
                  PrototypeText.head(type, "(*const seam_is_f" + number + ")", anonymous);
              String text = Glue.declareTags(type) + Glue.comparison(pointer, from.name());
              unit.generated(Purpose.SIGNATURE, symbol(), compared, text);
            });
  }

  /** Empty where a header would be needed. */
  String originalDeclaration() {
    return basic()
        .map(
            type -> {
              List<String> anonymous = type.parameters().stream().map(p -> "").toList();
              String head = PrototypeText.head(type, original(), anonymous);
              return Glue.declareTags(type) + "extern " + head + ";\n";
            })
        .orElse("");
  }

  /** Names the way to the original. */
  String define(String word) {
    return Names.isC(word) ? "#define " + word + " " + original() + "\n" : "";
  }

  private Optional<Prototype> basic() {
    return prototype
        .filter(type -> PrototypeText.problem(type).isEmpty())
        .filter(PrototypeText::isBasic);
  }
}
