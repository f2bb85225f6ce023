package org.liveseam.runtime.kernel.build;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.liveseam.runtime.build.CWriter;
import org.liveseam.runtime.build.FileUnits;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.Includes;
import org.liveseam.runtime.build.ShadowAccessors;
import org.liveseam.runtime.build.SourceMap;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.FunctionFacts;

/**
 * Writes the C source of a livepatch module for the interface of Linux 5.1 and newer
 * (include/linux/livepatch.h: struct klp_func, klp_object, klp_patch and klp_enable_patch). Pure:
 * the same request gives the same text.
 *
 * <p>{@code patch.c} holds the inline bodies, the tables and the module's init and exit; each C
 * file that the patch names is a translation unit of its own, {@code fileN.c}, so that its static
 * names and macros stay its own. The N-th function is {@code seam_fN} wherever it is defined, the
 * N-th callback {@code seam_cN}.
 */
final class ModuleSource {
  private static final String FLAGS =
      """
      ccflags-y := -Wno-error -Wno-missing-prototypes -Wno-missing-declarations
      ccflags-y += -fdiagnostics-color=never -fno-diagnostics-show-caret -fmessage-length=0
      ccflags-y += -fmax-errors=100 $(call cc-option,-fdiagnostics-column-unit=byte)
      """;

  private final Patch patch;
  private final SourceMap map = new SourceMap();
  private final CWriter main = new CWriter(map);
  private final FileUnits units =
      new FileUnits(map, (writer, number, file) -> ShadowAccessors.KERNEL.write(patch(), writer));
  private final List<Replacement> replacements = new ArrayList<>();
  private final List<CallbackCode> callbacks = new ArrayList<>();

  private ModuleSource(BuildRequest request) {
    patch = request.patch();
    int next = 0;
    for (int object = 0; object < patch.objects().size(); object++) {
      for (FunctionPatch function : patch.objects().get(object).functions()) {
        FunctionFacts facts = request.facts().get(next);
        replacements.add(new Replacement(next, object, function, facts.prototype()));
        next++;
      }
      for (Callback callback : patch.objects().get(object).callbacks()) {
        callbacks.add(new CallbackCode(callbacks.size(), object, callback));
      }
    }
  }

  /**
   * @throws DiagnosticException with all that can be found without a compiler
   */
  static GeneratedC generate(BuildRequest request) {
    check(request);
    var source = new ModuleSource(request);
    List<Diagnostic> problems =
        source.replacements.stream().flatMap(r -> r.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    return source.write();
  }

  private GeneratedC write() {
    var frame = new Origin(patch.name(), patch.span());
    main.generated(
        Purpose.MODULE,
        "head",
        frame,
        """
        #include <linux/kernel.h>
        #include <linux/livepatch.h>
        #include <linux/module.h>
        #include <linux/types.h>
        """);
    new Includes(patch).write(main);
    ShadowAccessors.KERNEL.write(patch, main);
    if (!patch.states().isEmpty()) {
      // Callbacks ask for the states: klp_get_state(&seam_patch, ID), klp_get_prev_state(ID).
      main.generated(Purpose.MODULE, "states", frame, "static struct klp_patch seam_patch;\n");
    }
    replacements.forEach(replacement -> replacement.write(main, units));
    callbacks.forEach(callback -> callback.write(main, units));
    main.generated(
        Purpose.MODULE, "tables", frame, new ModuleTables(patch, replacements, callbacks).text());

    var files = new TreeMap<String, String>();
    files.put("patch.c", main.toString());
    files.putAll(units.texts());
    files.put("Kbuild", kbuild(units.folders().size()));
    return new GeneratedC(
        patch.id().moduleName(), patch.name(), patch.span(), files, units.folders(), map);
  }

  private Patch patch() {
    return patch;
  }

  private String kbuild(int fileCount) {
    String module = patch.id().moduleName();
    var text = new StringBuilder("obj-m := " + module + ".o\n" + module + "-y := patch.o");
    for (int i = 0; i < fileCount; i++) {
      text.append(" file").append(i).append(".o");
    }
    text.append('\n').append(FLAGS);
    for (int i = 0; i < fileCount; i++) {
      String link = GeneratedC.folderLink(i);
      text.append("CFLAGS_file" + i + ".o := -iquote $(src)/" + link + "\n");
    }
    return text.toString();
  }

  /** Broken requests are a bug of the caller's. */
  private static void check(BuildRequest request) {
    List<String> functions = new ArrayList<>();
    for (ObjectPatch object : request.patch().objects()) {
      for (FunctionPatch function : object.functions()) {
        functions.add(object.object().kernelName() + ":" + function.name());
      }
    }
    List<String> facts =
        request.facts().stream().map(f -> f.query().object() + ":" + f.query().name()).toList();
    if (!functions.equals(facts)) {
      throw new IllegalArgumentException("facts " + facts + " for functions " + functions);
    }
  }
}
