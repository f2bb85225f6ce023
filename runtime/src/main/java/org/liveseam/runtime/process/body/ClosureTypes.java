package org.liveseam.runtime.process.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.liveseam.runtime.build.PrototypeText;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/** Compares a closure's type with a function's, and says what closures cannot be. */
final class ClosureTypes {
  private static final int INTEGER_REGISTERS = 6;
  private static final int FLOAT_REGISTERS = 8;
  private static final Set<NativeType> ANY = EnumSet.complementOf(EnumSet.of(NativeType.VOID));
  private static final Set<NativeType> POINTER = EnumSet.of(NativeType.PTR, NativeType.STR);

  private ClosureTypes() {}

  /** What is wrong with a closure in place of a function. */
  static List<Diagnostic> check(
      FunctionPatch function, Body.Closure closure, Optional<Prototype> prototype) {
    NativeSignature type = closure.code().signature();
    var problems = new ArrayList<Diagnostic>();
    long floats = type.parameters().stream().filter(ClosureTypes::isFloat).count();
    if (type.parameters().size() - floats > INTEGER_REGISTERS || floats > FLOAT_REGISTERS) {
      problems.add(shape(function, closure, "it takes more than the registers hold"));
    }
    prototype.ifPresent(
        known -> {
          if (known.plain().contains("vector")) {
            problems.add(shape(function, closure, "it takes or returns a vector"));
          } else if (known.variadic()) {
            problems.add(shape(function, closure, "it takes a variable number of arguments"));
          } else if (!matches(type, known)) {
            String both = "`" + type + "` for `" + PrototypeText.signature(known) + "`";
            problems.add(
                Diagnostic.of(ProcessErrors.CLOSURE_TYPE, function.name(), both)
                    .at(closure.span(), "this is `" + type + "`"));
          }
        });
    return problems;
  }

  private static Diagnostic shape(FunctionPatch function, Body.Closure closure, String why) {
    return Diagnostic.of(ProcessErrors.CLOSURE_SHAPE, function.name(), why).at(closure.span());
  }

  private static boolean isFloat(NativeType type) {
    return type == NativeType.F32 || type == NativeType.F64;
  }

  /** Whether a type in the language's words may be a C function's. */
  static boolean matches(NativeSignature type, Prototype known) {
    if (type.parameters().size() != known.parameters().size()
        || !accepted(plain(known, 0, known.returnType())).contains(type.result())) {
      return false;
    }
    for (int i = 0; i < type.parameters().size(); i++) {
      String declared = known.parameters().get(i).declaration().replace("%", " ");
      if (!accepted(plain(known, i + 1, declared)).contains(type.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What is behind a type's name, where that is known. */
  private static String plain(Prototype known, int index, String written) {
    return index < known.plain().size() ? known.plain().get(index) : written;
  }

  /**
   * What a C type may be called in the language. A type behind a name that says nothing is anything
   * but void; a structure by value is nothing.
   */
  static Set<NativeType> accepted(String declaration) {
    if (declaration.equals("vector") || declaration.contains("vector_size")) {
      return Set.of();
    }
    if (declaration.contains("*") || declaration.contains("[") || declaration.contains("(")) {
      return POINTER;
    }
    var words = new TreeSet<>(Arrays.asList(declaration.strip().split("\\s+")));
    words.removeAll(List.of("const", "volatile", "register", "restrict"));
    if (words.contains("struct")
        || words.contains("union")
        || words.contains("_Complex")
        || words.contains("complex")
        || words.contains("__int128")) {
      return Set.of();
    }
    if (words.contains("enum")) {
      return EnumSet.of(NativeType.I32, NativeType.U32);
    }
    boolean unsigned = words.remove("unsigned");
    boolean signed = words.remove("signed");
    if (words.contains("char") || words.contains("short") || words.contains("long")) {
      words.remove("int");
    }
    String name = String.join(" ", words);
    return switch (name) {
      case "" -> unsigned || signed ? pick(unsigned, NativeType.I32, NativeType.U32) : ANY;
      case "void" -> EnumSet.of(NativeType.VOID);
      case "char" ->
          unsigned || signed
              ? pick(unsigned, NativeType.I8, NativeType.U8)
              : EnumSet.of(NativeType.I8, NativeType.U8);
      case "short" -> pick(unsigned, NativeType.I16, NativeType.U16);
      case "int" -> pick(unsigned, NativeType.I32, NativeType.U32);
      case "long" -> pick(unsigned, NativeType.I64, NativeType.U64);
      case "float" -> EnumSet.of(NativeType.F32);
      case "double" -> EnumSet.of(NativeType.F64);
      case "double long" -> Set.of();
      case "_Bool", "bool", "uint8_t" -> EnumSet.of(NativeType.U8);
      case "int8_t" -> EnumSet.of(NativeType.I8);
      case "int16_t" -> EnumSet.of(NativeType.I16);
      case "uint16_t" -> EnumSet.of(NativeType.U16);
      case "int32_t" -> EnumSet.of(NativeType.I32);
      case "uint32_t" -> EnumSet.of(NativeType.U32);
      case "int64_t", "ssize_t", "ptrdiff_t", "intptr_t" -> EnumSet.of(NativeType.I64);
      case "uint64_t", "size_t", "uintptr_t" -> EnumSet.of(NativeType.U64);
      default -> ANY;
    };
  }

  private static Set<NativeType> pick(boolean unsigned, NativeType signed, NativeType other) {
    return EnumSet.of(unsigned ? other : signed);
  }
}
