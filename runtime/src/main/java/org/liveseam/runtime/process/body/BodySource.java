package org.liveseam.runtime.process.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.liveseam.runtime.build.CWriter;
import org.liveseam.runtime.build.FileUnits;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.Includes;
import org.liveseam.runtime.build.NamesUsed;
import org.liveseam.runtime.build.ShadowAccessors;
import org.liveseam.runtime.build.SourceMap;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.SourceFile;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/**
 * Writes the C of a patch for one object. Pure: the same patch and facts give the same text.
 *
 * <p>{@code patch.c} holds the inline bodies and the callbacks' frames; each C file that the patch
 * names is a translation unit of its own, {@code fileN.c}. The N-th function of the object is
 * {@code seam_fN}, the N-th callback {@code seam_cN}, and {@code seam_oN} calls what the N-th
 * function stands in for: like all that the patched object defines, it is bound when the result is
 * loaded.
 */
final class BodySource {
  private final SourceMap map = new SourceMap();
  private final CWriter main = new CWriter(map);
  private final FileUnits units;
  private final Declarer declarer;
  private final Map<SourceFile, List<FunctionCode>> files = new LinkedHashMap<>();
  private final Patch patch;
  private final List<FunctionCode> functions = new ArrayList<>();
  private final List<CallbackCode> callbacks = new ArrayList<>();
  private boolean compiled;

  private BodySource(
      Patch patch, ObjectPatch object, List<Optional<Prototype>> types, Declarer declarer) {
    this.patch = only(patch, object);
    this.declarer = declarer;
    this.units = new FileUnits(map, this::declareInFile);
    for (int i = 0; i < object.functions().size(); i++) {
      functions.add(new FunctionCode(i, object.functions().get(i), types.get(i)));
    }
    for (Callback callback : object.callbacks()) {
      callbacks.add(new CallbackCode(callbacks.size(), object.object().kernelName(), callback));
    }
  }

  /**
   * @param types what is known of each function of the object, in its order
   * @param declarer declares what the object defines
   * @return without files if there is nothing to compile
   * @throws DiagnosticException with all that can be found without a compiler
   */
  static GeneratedC generate(
      Patch patch, ObjectPatch object, List<Optional<Prototype>> types, Declarer declarer) {
    var source = new BodySource(patch, object, types, declarer);
    var problems = new ArrayList<Diagnostic>(problems(object, types));
    source.callbacks.forEach(callback -> problems.addAll(callback.problems()));
    source.functions.stream()
        .filter(f -> f.function().body() instanceof Body.SymbolFrom)
        .forEach(
            f ->
                source
                    .files
                    .computeIfAbsent(
                        ((Body.SymbolFrom) f.function().body()).file(), file -> new ArrayList<>())
                    .add(f));
    source.files.forEach((file, users) -> problems.addAll(ambiguous(file, users)));
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    return source.write();
  }

  /** What is wrong with the functions' types. */
  static List<Diagnostic> problems(ObjectPatch object, List<Optional<Prototype>> types) {
    var problems = new ArrayList<Diagnostic>();
    for (int i = 0; i < object.functions().size(); i++) {
      FunctionPatch function = object.functions().get(i);
      problems.addAll(new FunctionCode(i, function, types.get(i)).problems());
      if (function.body() instanceof Body.Closure closure) {
        problems.addAll(ClosureTypes.check(function, closure, types.get(i)));
      }
    }
    return problems;
  }

  /** {@code original} alone says nothing in a file that has several replacements. */
  private static List<Diagnostic> ambiguous(SourceFile file, List<FunctionCode> users) {
    if (users.size() < 2 || !FunctionCode.mentions(file.text(), "original")) {
      return List.of();
    }
    return List.of(
        Diagnostic.of(NativeBuildErrors.WHICH_ORIGINAL, file.path())
            .at(users.get(1).function().body().span())
            .help("say `original_" + users.get(0).function().name() + "`"));
  }

  private GeneratedC write() {
    var frame = new Origin(patch.name(), patch.span());
    main.generated(Purpose.MODULE, "head", frame, "#include <seam.h>\n");
    new Includes(patch).write(main);
    shadows(main);
    declareInline();
    for (FunctionCode function : functions) {
      compiled |= function.write(main, units);
    }
    for (CallbackCode callback : callbacks) {
      compiled |= callback.write(main, units);
    }
    var texts = new TreeMap<String, String>();
    if (compiled) {
      texts.put("patch.c", main.toString());
      texts.putAll(units.texts());
      texts.put("seam.h", Resources.text("seam.h"));
      texts.putAll(befores());
    }
    return new GeneratedC(
        patch.id().moduleName(), patch.name(), patch.span(), texts, units.folders(), map);
  }

  private void shadows(CWriter writer) {
    ShadowAccessors.PROCESS.write(patch, writer);
  }

  private void declareInline() {
    NamesUsed used =
        Includes.bodies(patch)
            .map(body -> NamesUsed.inBody(body.code()))
            .reduce(ShadowAccessors.used(patch.shadows()), NamesUsed::and);
    List<FunctionPatch> replaced =
        functions.stream()
            .map(FunctionCode::function)
            .filter(function -> function.body() instanceof Body.InlineC)
            .toList();
    declarer.declare(main, "patch.c", used, replaced);
  }

  private void declareInFile(CWriter writer, int number, SourceFile file) {
    shadows(writer);
    NamesUsed used = NamesUsed.inFile(file.text()).and(ShadowAccessors.used(patch.shadows()));
    declarer.declare(writer, "file" + number + ".c", used, List.of());
  }

  /** What each C file is compiled behind: how {@code original} is spelled there. */
  private Map<String, String> befores() {
    var befores = new TreeMap<String, String>();
    int number = 0;
    for (SourceFile file : units.files()) {
      List<FunctionCode> users = files.getOrDefault(file, List.of());
      var text = new StringBuilder();
      for (FunctionCode user : users) {
        text.append(user.originalDeclaration());
        text.append(user.define("original_" + user.function().name()));
      }
      if (users.size() == 1) {
        text.append(users.get(0).define("original"));
      }
      befores.put(CCompiler.before("file" + number++ + ".c"), text.toString());
    }
    return befores;
  }

  /** The patch as if it had this object alone: what headers it includes, what it is called. */
  private static Patch only(Patch p, ObjectPatch object) {
    return new Patch(
        p.name(),
        p.version(),
        p.reason(),
        p.fixes(),
        p.requires(),
        p.consistency(),
        List.of(object),
        p.replacesAll(),
        p.movesPrologues(),
        p.states(),
        p.shadows(),
        p.module(),
        p.span());
  }
}
