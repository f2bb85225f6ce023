package org.liveseam.runtime.process.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liveseam.runtime.build.CompilerFindings;
import org.liveseam.runtime.build.Findings;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.model.BinaryFile;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/** Compiles what a patch has for one object into one shared library. */
final class BodyCompiler {
  private static final int MOST_LINES = 12;
  private static final int MOST_ATTEMPTS = 8;
  private static final Pattern OURS = Pattern.compile("\\bseam_([of])(\\d{1,6})\\b(?!>)");
  private static final Pattern TWICE =
      Pattern.compile(".*multiple definition of [`']([\\w.$]+)'.*");

  private final CCompiler compiler;

  BodyCompiler(CCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * What was made.
   *
   * @param image the library; empty if nothing had to be compiled or linked
   * @param meant what the names mean that were declared for it
   */
  record Compiled(
      Optional<byte[]> image, MeantNames meant, boolean cached, List<Diagnostic> warnings) {}

  /**
   * @param types what is known of each function of the object, in its order
   * @param patched what is known about the object itself
   */
  Compiled compile(
      Patch patch,
      ObjectPatch object,
      List<Optional<Prototype>> types,
      PatchedObject patched,
      Deadline deadline) {
    var without = new HashSet<String>();
    for (int attempt = 1; ; attempt++) {
      var meant = new MeantNames();
      Declarer declarer =
          attempt > MOST_ATTEMPTS
              ? Declarer.NONE
              : new Declarer.OfObject(patched, patch, without, meant);
      GeneratedC c = BodySource.generate(patch, object, types, declarer);
      Map<String, byte[]> objects = objectFiles(object);
      if (c.files().isEmpty() && objects.isEmpty()) {
        return new Compiled(Optional.empty(), meant, true, List.of());
      }
      var job = new CCompiler.Job(c, List.of("-fvisibility=hidden"), objects, entries(object));
      CCompiler.Made made = compiler.make(job, deadline);
      // What the author declares otherwise counts: once more, without ours.
      Set<String> blamed =
          made.image().isPresent() ? Set.of() : Declarer.blamed(c, made.compiled());
      if (blamed.isEmpty()) {
        return judged(c, made, object, patched, meant);
      }
      without.addAll(blamed);
    }
  }

  private static Compiled judged(
      GeneratedC c,
      CCompiler.Made made,
      ObjectPatch object,
      PatchedObject patched,
      MeantNames meant) {
    var findings = new Findings();
    new CompilerFindings(c, new NativeDialect(), findings).read(readable(made.compiled(), object));
    var errors = new ArrayList<>(findings.errors());
    errors.replaceAll(error -> UndeclaredNames.explained(error, patched));
    if (made.image().isEmpty() && errors.isEmpty()) {
      errors.add(unexplained(c, made));
    }
    if (!errors.isEmpty()) {
      errors.addAll(findings.warnings());
      throw new DiagnosticException(errors);
    }
    var warnings = new ArrayList<>(made.warnings());
    warnings.addAll(findings.warnings());
    return new Compiled(made.image(), meant, made.cached(), warnings);
  }

  /** Our names in the author's words. */
  private static String readable(String output, ObjectPatch object) {
    return OURS.matcher(output)
        .replaceAll(
            match -> {
              int number = Integer.parseInt(match.group(2));
              boolean known = number < object.functions().size();
              return Matcher.quoteReplacement(
                  match.group(1).equals("o") || !known
                      ? "original"
                      : object.functions().get(number).name());
            });
  }

  private static Diagnostic unexplained(GeneratedC c, CCompiler.Made made) {
    boolean linker = !made.linked().isEmpty();
    List<String> lines = (linker ? made.linked() : made.compiled()).lines().toList();
    for (String line : lines) {
      Matcher twice = TWICE.matcher(line);
      if (twice.matches()) {
        return Diagnostic.of(BuildErrors.DEFINED_TWICE, twice.group(1), c.owner())
            .at(c.span())
            .help("make it static in its file");
      }
    }
    String first =
        lines.stream()
            .filter(line -> !line.startsWith("collect2:"))
            .findFirst()
            .orElse("the compiler gave no reason");
    Diagnostic diagnostic =
        linker
            ? Diagnostic.of(NativeBuildErrors.LINKING, c.owner(), first).at(c.span())
            : Diagnostic.of(NativeBuildErrors.COMPILER_FAILED, first).at(c.span());
    for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
      diagnostic = diagnostic.note(line);
    }
    return diagnostic;
  }

  /** Each object file once, by a name of ours. */
  private static Map<String, byte[]> objectFiles(ObjectPatch object) {
    var files = new TreeMap<String, byte[]>();
    for (Body.SymbolFromBinary binary : binaries(object)) {
      if (Binaries.isObjectFile(binary)) {
        files.put("bin-" + binary.file().digest() + ".o", binary.file().content());
      }
    }
    return files;
  }

  /** Gives replacements in object files the names by which they are found. */
  private static List<String> entries(ObjectPatch object) {
    var flags = new ArrayList<String>();
    for (int i = 0; i < object.functions().size(); i++) {
      if (object.functions().get(i).body() instanceof Body.SymbolFromBinary binary
          && Binaries.isObjectFile(binary)) {
        flags.add("-Wl,--defsym=seam_f" + i + "=" + binary.name());
      }
    }
    return flags;
  }

  static List<Body.SymbolFromBinary> binaries(ObjectPatch object) {
    return Stream.concat(
            object.functions().stream().map(FunctionPatch::body),
            object.callbacks().stream().map(Callback::body))
        .filter(Body.SymbolFromBinary.class::isInstance)
        .map(Body.SymbolFromBinary.class::cast)
        .toList();
  }

  /** The shared libraries that replacements come from, by digest. */
  static Map<String, BinaryFile> libraries(ObjectPatch object) {
    var libraries = new LinkedHashMap<String, BinaryFile>();
    for (Body.SymbolFromBinary binary : binaries(object)) {
      if (!Binaries.isObjectFile(binary)) {
        libraries.put(binary.file().digest(), binary.file());
      }
    }
    return libraries;
  }
}
