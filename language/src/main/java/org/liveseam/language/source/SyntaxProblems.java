package org.liveseam.language.source;

import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.SyntaxErrors;

/** Gives each kind of the parser's problems its code and words. */
final class SyntaxProblems {
  private SyntaxProblems() {}

  static Diagnostic diagnostic(SyntaxProblem problem, SourceText text) {
    String first = problem.arguments().isEmpty() ? "" : problem.arguments().get(0);
    String second = problem.arguments().size() < 2 ? "" : problem.arguments().get(1);
    Diagnostic d =
        switch (problem.kind()) {
          case UNEXPECTED_TOKEN -> Diagnostic.of(SyntaxErrors.UNEXPECTED_TOKEN, first);
          case UNEXPECTED_END ->
              Diagnostic.of(SyntaxErrors.UNEXPECTED_END, first.isEmpty() ? "more" : first);
          case RESERVED_WORD -> Diagnostic.of(SyntaxErrors.RESERVED_WORD, first);
          case UNCLOSED_BRACKET -> Diagnostic.of(SyntaxErrors.UNCLOSED_BRACKET, first);
          case MISMATCHED_BRACKET -> Diagnostic.of(SyntaxErrors.MISMATCHED_BRACKET, first, second);
          case UNMATCHED_CLOSER -> Diagnostic.of(SyntaxErrors.UNMATCHED_CLOSER, first);
          case UNCLOSED_STRING -> Diagnostic.of(SyntaxErrors.UNCLOSED_STRING);
          case UNCLOSED_TEXT -> Diagnostic.of(SyntaxErrors.UNCLOSED_TEXT);
          case UNCLOSED_COMMENT -> Diagnostic.of(SyntaxErrors.UNCLOSED_COMMENT);
          case UNCLOSED_C_BODY -> Diagnostic.of(SyntaxErrors.UNCLOSED_C_BODY);
          case BAD_ESCAPE ->
              Diagnostic.of(SyntaxErrors.BAD_ESCAPE, first)
                  .help("the escapes are `\\n \\t \\r \\\\ \\\" \\$ \\u{..}`");
          case BAD_NUMBER -> Diagnostic.of(SyntaxErrors.BAD_NUMBER, first);
          case BAD_NUMBER_SUFFIX ->
              Diagnostic.of(SyntaxErrors.BAD_NUMBER_SUFFIX, first)
                  .help("units are `ns us ms s m h d` and `B KiB MiB GiB TiB`");
          case INTEGER_TOO_LARGE -> Diagnostic.of(SyntaxErrors.INTEGER_TOO_LARGE, first);
          case STRAY_CHARACTER -> Diagnostic.of(SyntaxErrors.STRAY_CHARACTER, first);
          case FOREIGN_OPERATOR ->
              Diagnostic.of(SyntaxErrors.FOREIGN_OPERATOR, first).help("write `" + second + "`");
          case SINGLE_QUOTES -> Diagnostic.of(SyntaxErrors.SINGLE_QUOTES);
          case CHAINED_COMPARISON ->
              Diagnostic.of(SyntaxErrors.CHAINED_COMPARISON, first, second)
                  .help("join two comparisons with `and`");
          case DUPLICATE_NAMED_ARGUMENT -> Diagnostic.of(SyntaxErrors.NAMED_TWICE, first);
          case POSITIONAL_AFTER_NAMED -> Diagnostic.of(SyntaxErrors.POSITIONAL_AFTER_NAMED);
          case DUPLICATE_PARAMETER -> Diagnostic.of(SyntaxErrors.PARAMETER_TWICE, first);
          case DUPLICATE_FIELD -> Diagnostic.of(SyntaxErrors.KEY_TWICE, first);
          case NOT_ASSIGNABLE -> Diagnostic.of(SyntaxErrors.NOT_A_VARIABLE);
          case SPACE_IN_WORD -> Diagnostic.of(SyntaxErrors.SPACE_IN_WORD, first);
          case BAD_HEADER -> Diagnostic.of(SyntaxErrors.BAD_HEADER, first);
          case MISPLACED -> Diagnostic.of(SyntaxErrors.MISPLACED, first, second);
          case TRY_WITHOUT_RESCUE -> Diagnostic.of(SyntaxErrors.TRY_ALONE);
          case TOO_DEEP -> Diagnostic.of(SyntaxErrors.TOO_DEEP);
          case NOT_IN_THIS_EDITION_YET -> notYet(first);
        };
    return d.at(text.span(problem.span()), label(problem, second));
  }

  private static Diagnostic notYet(String form) {
    Diagnostic d = Diagnostic.of(SyntaxErrors.NOT_YET, form);
    return form.equals("patch from diff")
        ? d.help("write the changed functions: `replace function NAME with NAME from \"x.c\"`")
            .help("or build a livepatch module and take it: `patch NAME from module \"x.ko\"`")
        : d;
  }

  private static String label(SyntaxProblem problem, String second) {
    return switch (problem.kind()) {
      case UNEXPECTED_TOKEN -> second.isEmpty() ? "" : "expected " + second;
      case UNCLOSED_BRACKET, UNCLOSED_TEXT, UNCLOSED_COMMENT, UNCLOSED_C_BODY -> "opened here";
      case MISMATCHED_BRACKET -> "opened here";
      default -> "";
    };
  }
}
