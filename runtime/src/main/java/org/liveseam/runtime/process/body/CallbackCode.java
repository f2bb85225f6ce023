package org.liveseam.runtime.process.body;

import java.util.List;
import org.liveseam.runtime.build.CWriter;
import org.liveseam.runtime.build.FileUnits;
import org.liveseam.runtime.build.Glue;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;

/**
 * One callback: a function without parameters that hands the author's code its object.
 *
 * @param number of the callback in its object, from 0
 * @param object as the patch spells it
 */
record CallbackCode(int number, String object, Callback callback) {
  private static final String PARAMETER = "(const struct seam_object *obj)";

  /** What the compiled code calls it. */
  String symbol() {
    return "seam_c" + number;
  }

  List<Diagnostic> problems() {
    if (callback.body() instanceof Body.Closure closure) {
      NativeSignature type = closure.code().signature();
      boolean fits =
          type.parameters().isEmpty()
              && type.result()
                  == (callback.kind().returnsStatus() ? NativeType.I32 : NativeType.VOID);
      if (!fits) {
        return List.of(
            Diagnostic.of(NativeBuildErrors.CALLBACK_SHAPE, callback.kind().words(), type)
                .at(callback.body().span()));
      }
    }
    return List.of();
  }

  /**
   * @return whether there is anything to compile
   */
  boolean write(CWriter main, FileUnits units) {
    String words = callback.kind().words();
    String type = callback.kind().returnsStatus() ? "int " : "void ";
    String body = "seam_b" + number;
    var frame = new Origin(words, callback.span());
    switch (callback.body()) {
      case Body.InlineC c -> {
        String head = "static " + type + body + PARAMETER + "\n{\n";
        main.generated(Purpose.MODULE, body, frame, head);
        main.body(words, c);
        main.generated(Purpose.END, body, new Origin(words, Glue.end(c)), "}\n");
      }
      case Body.SymbolFrom from -> {
        fromFile(units.unit(from.file(), from.name()), from, type, body);
        main.generated(Purpose.MODULE, body, frame, "extern " + type + body + PARAMETER + ";\n");
      }
      case Body.Symbol symbol -> {
        String declaration =
            "extern " + type + body + PARAMETER + " __asm__(\"" + symbol.name() + "\");\n";
        main.generated(Purpose.MODULE, body, frame, declaration);
      }
      case Body.SymbolFromBinary binary -> {
        String declaration =
            "extern " + type + body + PARAMETER + " __asm__(\"" + binary.name() + "\");\n";
        main.generated(Purpose.MODULE, body, frame, declaration);
      }
      case Body.Closure closure -> {
        return false;
      }
    }
    main.generated(Purpose.MODULE, symbol(), frame, wrapper(type, body));
    return true;
  }

  private void fromFile(CWriter unit, Body.SymbolFrom from, String type, String body) {
    String words = callback.kind().words();
    String file = from.file().path().toString();
    var entry = new Origin(words, from.span(), from.name(), file);
    unit.generated(Purpose.ENTRY, body, entry, Glue.alias(from.name(), body));
    String pointer = type + "(*const seam_is_b" + number + ")(const struct seam_object *)";
    var wanted = new Origin(words, from.span(), from.name(), type + "(const struct seam_object *)");
    unit.generated(
        Purpose.SIGNATURE,
        body,
        wanted,
        "#include <seam.h>\n" + Glue.comparison(pointer, from.name()));
  }

  /** Object names are file names: no quote and no backslash, see Names. */
  private String wrapper(String type, String body) {
    return """
    %s%s(void)
    {
    \tstatic const struct seam_object obj = { "%s" };
    \t%s%s(&obj);
    }
    """
        .formatted(type, symbol(), object, callback.kind().returnsStatus() ? "return " : "", body);
  }
}
