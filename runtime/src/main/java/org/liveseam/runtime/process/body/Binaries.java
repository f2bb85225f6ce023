package org.liveseam.runtime.process.body;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.ObjectPatch;

/** Checks object files and shared libraries that replacements come from. */
final class Binaries {
  private static final int RELOCATABLE = 1;
  private static final int SHARED = 3;
  private static final int X86_64 = 62;

  private Binaries() {}

  /** Whether it is linked into the patch's own library, not loaded by itself. */
  static boolean isObjectFile(Body.SymbolFromBinary binary) {
    return Elf.of(Bytes.of(binary.file().content())).type() == RELOCATABLE;
  }

  /** All that is wrong with the files of one object. */
  static List<Diagnostic> check(ObjectPatch object) {
    var problems = new ArrayList<Diagnostic>();
    BodyCompiler.binaries(object).forEach(binary -> check(binary, problems));
    for (Callback callback : object.callbacks()) {
      if (problems.isEmpty()
          && callback.body() instanceof Body.SymbolFromBinary binary
          && !isObjectFile(binary)) {
        problems.add(unusable(binary, "a callback comes from an object file (.o)"));
      }
    }
    return problems;
  }

  private static void check(Body.SymbolFromBinary binary, List<Diagnostic> problems) {
    try {
      Elf elf = Elf.of(Bytes.of(binary.file().content()));
      if (elf.machine() != X86_64) {
        problems.add(unusable(binary, "it is for another machine than x86-64"));
      } else if (elf.type() != RELOCATABLE && elf.type() != SHARED) {
        problems.add(unusable(binary, "it is neither an object file nor a shared library"));
      } else {
        define(elf, binary, problems);
      }
    } catch (MalformedFileException e) {
      problems.add(unusable(binary, String.valueOf(e.getMessage())));
    }
  }

  private static void define(Elf elf, Body.SymbolFromBinary binary, List<Diagnostic> problems) {
    List<String> functions =
        elf.type() == RELOCATABLE
            ? elf.symbols(Section.SYMTAB).stream()
                .filter(
                    s -> s.isDefined() && s.type() == Symbol.FUNC && s.binding() != Symbol.LOCAL)
                .map(Symbol::name)
                .toList()
            : BodyImage.of(binary.file().content()).exported();
    if (!functions.contains(binary.name())) {
      Diagnostic missing =
          Diagnostic.of(NativeBuildErrors.NOT_IN_BINARY, binary.file().path(), binary.name())
              .at(binary.span(), "no such function there");
      String question = DidYouMean.question(DidYouMean.of(binary.name(), functions, 3));
      problems.add(question.isEmpty() ? missing : missing.help(question));
    }
  }

  private static Diagnostic unusable(Body.SymbolFromBinary binary, String why) {
    return Diagnostic.of(NativeBuildErrors.NOT_CODE, binary.file().path(), why).at(binary.span());
  }
}
