package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.ParseResult;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.api.ScriptInputs;
import org.liveseam.language.source.SourceText;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ParamErrors;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;

/**
 * The values that a file's params get from outside.
 *
 * @param values by name, those alone that were given and are right
 * @param wrong what is wrong with those that were given
 * @param missing an error for each param that has no default and was not given
 */
public record Settings(
    Map<String, Object> values, List<Diagnostic> wrong, List<Diagnostic> missing) {
  private static final String OPTION = "-p ";

  public Settings {
    values = Map.copyOf(values);
    wrong = List.copyOf(wrong);
    missing = List.copyOf(missing);
  }

  /** Reads what was given. */
  public static Settings of(Analysis analysis, ScriptInputs inputs) {
    var reader = new Reader(analysis);
    inputs.settings().forEach(reader::read);
    return reader.settings();
  }

  /** Everything that keeps the file from being evaluated. */
  public List<Diagnostic> problems() {
    var all = new ArrayList<>(wrong);
    all.addAll(missing);
    return all;
  }

  private static final class Reader {
    private final Analysis analysis;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<Diagnostic> wrong = new ArrayList<>();

    Reader(Analysis analysis) {
      this.analysis = analysis;
    }

    Settings settings() {
      List<Diagnostic> missing =
          analysis.params().stream()
              .filter(p -> p.defaultText().isEmpty() && !given.containsKey(p.name()))
              .map(
                  p ->
                      Diagnostic.of(ParamErrors.MISSING, p.name())
                          .at(p.span(), "has no default")
                          .help("say `-p " + p.name() + "=" + example(p.type()) + "`"))
              .toList();
      return new Settings(values, wrong, missing);
    }

    void read(String setting) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        wrong.add(Diagnostic.of(ParamErrors.SETTING, setting));
        given.putIfAbsent(setting, ""); // that it has no value is told once
        return;
      }
      String name = setting.substring(0, equals);
      String text = setting.substring(equals + 1);
      Optional<Param> param =
          analysis.params().stream().filter(p -> p.name().equals(name)).findFirst();
      if (param.isEmpty()) {
        wrong.add(unknown(name).at(span(setting, 0, equals)));
      } else if (given.putIfAbsent(name, text) != null) {
        wrong.add(
            Diagnostic.of(ParamErrors.TWICE, name)
                .at(span(setting, 0, equals))
                .note("before it was `" + given.get(name) + "`"));
      } else {
        value(param.get(), text, span(setting, equals + 1, setting.length()));
      }
    }

    private void value(Param param, String text, Span where) {
      SeamType type = param.type();
      if (type == SeamType.STR) {
        values.put(param.name(), text);
        return;
      }
      Optional<Object> value = literal(text);
      if (value.filter(type::accepts).isPresent()) {
        values.put(param.name(), value.get());
        return;
      }
      String found =
          value
              .map(v -> type.isTooNarrowFor(v) ? "out of its range" : Values.aType(v))
              .orElse("no literal");
      wrong.add(
          Diagnostic.of(ParamErrors.VALUE, param.name(), type.described())
              .at(where, found)
              .help("write it as in a script, such as `" + example(type) + "`")
              .note("it is declared at " + param.span().place()));
    }

    private Diagnostic unknown(String name) {
      List<String> names = analysis.params().stream().map(Param::name).toList();
      Diagnostic d =
          Diagnostic.of(ParamErrors.UNKNOWN, analysis.module().text().source().name(), name);
      for (Analysis imported : analysis.imports().values()) {
        if (imported.params().stream().anyMatch(p -> p.name().equals(name))) {
          String file = imported.module().text().source().name();
          return d.help("it is one of `" + file + "`, which keeps its defaults when imported");
        }
      }
      String question = DidYouMean.question(DidYouMean.of(name, names, 2));
      if (!question.isEmpty()) {
        return d.help(question);
      }
      return d.help(
          names.isEmpty()
              ? "it has none"
              : "it has: " + names.stream().collect(Collectors.joining("`, `", "`", "`")));
    }

    private static Span span(String setting, int from, int to) {
      var text =
          new SourceText(new Source("<command line>", OPTION + setting), java.nio.file.Path.of(""));
      return text.span(OPTION.length() + from, OPTION.length() + to);
    }

    /** The value of a text that is a literal and nothing more. */
    private static Optional<Object> literal(String text) {
      ParseResult result = Seam.parse(text);
      List<Statement> statements = result.tree().statements();
      return result.completeness() instanceof Completeness.Complete
              && statements.size() == 1
              && statements.getFirst() instanceof Statement.Evaluate only
          ? Constants.of(only.expression())
          : Optional.empty();
    }

    private static String example(SeamType type) {
      return switch (type) {
        case BOOL -> "true";
        case FLOAT, F32, F64 -> "0.5";
        case STR -> "TEXT";
        case DURATION -> "10m";
        case SIZE -> "4KiB";
        case LIST -> "[1, 2]";
        case RECORD -> "{ a: 1 }";
        default -> "3";
      };
    }
  }
}
