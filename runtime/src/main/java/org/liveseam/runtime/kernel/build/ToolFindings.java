package org.liveseam.runtime.kernel.build;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liveseam.runtime.build.CWords;
import org.liveseam.runtime.build.Findings;
import org.liveseam.runtime.build.Places;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.Patch;

/**
 * Turns what the other tools of kbuild say into diagnostics: modpost (scripts/mod/modpost.c), the
 * linker, objtool.
 */
final class ToolFindings {
  private static final Pattern UNDEFINED =
      Pattern.compile("(?:ERROR|WARNING): (?:modpost: )?\"([\\w.$]+)\" \\[.*] undefined!");
  private static final Pattern MODPOST = Pattern.compile("(ERROR|WARNING): modpost: (.*)");
  private static final Pattern TWICE =
      Pattern.compile(".*multiple definition of [`']([\\w.$]+)'.*");
  private static final Pattern OBJTOOL = Pattern.compile(".*: warning: objtool: (.*)");
  private static final Pattern OURS = Pattern.compile("\\bseam_f(\\d{1,6})\\b");
  private static final List<String> EXPECTED =
      List.of("missing MODULE_DESCRIPTION", "Module.symvers", "Symbol info of vmlinux");

  private final Patch patch;
  private final String release;
  private final Findings findings;

  ToolFindings(Patch patch, String release, Findings findings) {
    this.patch = patch;
    this.release = release;
    this.findings = findings;
  }

  void read(String output) {
    output.lines().filter(line -> line.length() < 8192).forEach(this::line);
  }

  private void line(String line) {
    Matcher undefined = UNDEFINED.matcher(line);
    Matcher modpost = MODPOST.matcher(line);
    Matcher twice = TWICE.matcher(line);
    Matcher objtool = OBJTOOL.matcher(line);
    if (undefined.matches()) {
      notExported(undefined.group(1));
    } else if (modpost.matches()) {
      modpost(modpost.group(1).equals("ERROR"), modpost.group(2));
    } else if (twice.matches()) {
      findings.add(
          at(
              Diagnostic.of(BuildErrors.DEFINED_TWICE, twice.group(1), patch.name())
                  .help("make it static in its file"),
              lastUse(twice.group(1)),
              "defined here, too"));
    } else if (objtool.matches()) {
      objtool(objtool.group(1));
    }
  }

  private void notExported(String symbol) {
    findings.add(
        at(
            Diagnostic.of(BuildErrors.NOT_EXPORTED, symbol, release)
                .help("if it is static, or global but not exported, write out what it does"),
            uses(symbol).findFirst(),
            "not exported"));
  }

  private void modpost(boolean error, String text) {
    if (error) {
      findings.add(Diagnostic.of(BuildErrors.KBUILD_FAILED, "modpost: " + text));
    } else if (EXPECTED.stream().noneMatch(text::contains)) {
      findings.add(
          Diagnostic.of(BuildErrors.TOOL_WARNING, "modpost", patch.name(), text).asWarning());
    }
  }

  private void objtool(String text) {
    Matcher ours = OURS.matcher(text);
    Optional<FunctionPatch> function =
        ours.find()
            ? functions().skip(Integer.parseInt(ours.group(1))).findFirst()
            : Optional.empty();
    findings.add(
        at(
            Diagnostic.of(BuildErrors.TOOL_WARNING, "objtool", patch.name(), text).asWarning(),
            function.map(FunctionPatch::nameSpan),
            ""));
  }

  private static Diagnostic at(Diagnostic diagnostic, Optional<Span> span, String label) {
    return span.map(s -> diagnostic.at(s, label)).orElse(diagnostic);
  }

  /** Where the author wrote a name, inline bodies first. */
  private Stream<Span> uses(String symbol) {
    List<Body> bodies =
        Stream.concat(
                functions().map(FunctionPatch::body),
                patch.objects().stream().flatMap(o -> o.callbacks().stream()).map(Callback::body))
            .toList();
    return Stream.concat(
        bodies.stream().flatMap(body -> uses(body, symbol, true)),
        bodies.stream().flatMap(body -> uses(body, symbol, false)));
  }

  private static Stream<Span> uses(Body body, String symbol, boolean inline) {
    return switch (body) {
      case Body.InlineC c when inline -> words(c.span(), c.code(), symbol);
      case Body.Symbol s when inline && s.name().equals(symbol) -> Stream.of(s.span());
      case Body.SymbolFrom from when !inline -> {
        var source = new Source(from.file().path().toString(), from.file().text());
        yield words(Places.start(source), source.text(), symbol);
      }
      default -> Stream.empty();
    };
  }

  private static Stream<Span> words(Span start, String code, String symbol) {
    return CWords.in(code).stream()
        .filter(word -> word.text().equals(symbol) && !word.member())
        .map(word -> Places.at(start, code, word.offset(), symbol.length()));
  }

  private Optional<Span> lastUse(String symbol) {
    return uses(symbol).reduce((first, second) -> second);
  }

  private Stream<FunctionPatch> functions() {
    return patch.objects().stream().flatMap(object -> object.functions().stream());
  }
}
