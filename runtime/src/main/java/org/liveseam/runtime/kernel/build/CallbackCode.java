package org.liveseam.runtime.kernel.build;

import org.liveseam.runtime.build.CWriter;
import org.liveseam.runtime.build.FileUnits;
import org.liveseam.runtime.build.Glue;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;

/**
 * One callback and the C that runs for it: a function that writes the callback's line of the
 * transcript to the kernel's log and then runs the author's code.
 *
 * @param number of the callback in its patch, from 0
 * @param object number of its object in the patch, from 0
 */
record CallbackCode(int number, int object, Callback callback) {
  private static final String PARAMETER = "(struct klp_object *obj)";

  /** What the tables call it. */
  String symbol() {
    return "seam_c" + number;
  }

  void write(CWriter main, FileUnits units) {
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
        String declaration = "extern " + type + body + PARAMETER + ";\n";
        main.generated(Purpose.MODULE, body, frame, declaration);
      }
      case Body.SymbolFromBinary binary -> throw notForKernels(binary);
      case Body.Closure closure -> throw notForKernels(closure);
      case Body.Symbol symbol -> {
        String declaration =
            "extern " + type + body + PARAMETER + " __asm__(\"" + symbol.name() + "\");\n";
        main.generated(Purpose.MODULE, body, frame, declaration);
      }
    }
    main.generated(Purpose.MODULE, symbol(), frame, wrapper(type, body));
  }

  /** What only a process can run; the planner refused it before. */
  static IllegalArgumentException notForKernels(Body body) {
    return new IllegalArgumentException("no body of a kernel patch: " + body);
  }

  private void fromFile(CWriter unit, Body.SymbolFrom from, String type, String body) {
    String words = callback.kind().words();
    String file = from.file().path().toString();
    unit.generated(
        Purpose.ENTRY,
        body,
        new Origin(words, from.span(), from.name(), file),
        Glue.alias(from.name(), body));
    String pointer = type + "(*const seam_is_b" + number + ")(struct klp_object *)";
    unit.generated(
        Purpose.SIGNATURE,
        body,
        new Origin(words, from.span(), from.name(), type + "(struct klp_object *)"),
        "#include <linux/livepatch.h>\n" + Glue.comparison(pointer, from.name()));
  }

  /** The kernel takes what is negative for a refusal, and only that; ours is all but 0. */
  private String wrapper(String type, String body) {
    boolean status = callback.kind().returnsStatus();
    String call =
        status ? "r = " + body + "(obj);\n\treturn r > 0 ? -ECANCELED : r;" : body + "(obj);";
    return """
    static %s%s(struct klp_object *obj)
    {
    %s\tprintk(KERN_INFO "liveseam: '%%s': %s callback of object '%%s'\\n",
    \t       THIS_MODULE->name, obj->name ? obj->name : "vmlinux");
    \t%s
    }
    """
        .formatted(
            type, symbol(), status ? "\tint r;\n\n" : "", callback.kind().kernelName(), call);
  }
}
