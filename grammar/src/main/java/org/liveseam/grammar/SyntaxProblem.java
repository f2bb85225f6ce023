package org.liveseam.grammar;

import java.util.List;

/**
 * Something wrong with the text itself. It carries no words for a reader: whoever shows it maps the
 * kind to a code and a text.
 *
 * @param arguments what the kind says it has, in that order
 */
public record SyntaxProblem(Kind kind, Span span, List<String> arguments) {
  public SyntaxProblem {
    arguments = List.copyOf(arguments);
    if (arguments.size() != kind.arguments().size()) {
      throw new IllegalArgumentException(kind + " takes " + kind.arguments() + ": " + arguments);
    }
  }

  public SyntaxProblem(Kind kind, Span span, String... arguments) {
    this(kind, span, List.of(arguments));
  }

  /** What can be wrong, each with the names of its arguments. */
  public enum Kind {
    /**
     * A token where another belongs. {@code expected} is a phrase such as {@code a name} or {@code
     * `)` or `,`}, and empty when too much could follow.
     */
    UNEXPECTED_TOKEN("found", "expected"),
    /** The text ends too early; more of it may heal that. */
    UNEXPECTED_END("expected"),
    /** A reserved word where a name belongs. */
    RESERVED_WORD("word"),
    /** A bracket that the text never closes; the span is the bracket. */
    UNCLOSED_BRACKET("open"),
    /** A bracket closed by one of another kind; the span is the opening one. */
    MISMATCHED_BRACKET("open", "found"),
    /** A closing bracket that nothing opened. */
    UNMATCHED_CLOSER("found"),
    /** A string in plain quotes that its line does not close; the span is the quote. */
    UNCLOSED_STRING,
    /** {@code """} that the text never closes; the span is the opening quotes. */
    UNCLOSED_TEXT,
    /** A block comment that the text never closes; the span is its first two characters. */
    UNCLOSED_COMMENT,
    /** C code whose brace the text never closes; the span is that brace. */
    UNCLOSED_C_BODY,
    /** A backslash and what is no escape. */
    BAD_ESCAPE("escape"),
    /** Digits that make no number, such as {@code 0x} or {@code 1__0}. */
    BAD_NUMBER("number"),
    /** A number followed by letters that are no unit. */
    BAD_NUMBER_SUFFIX("suffix", "number"),
    /** A number, duration or size that does not fit 64 bits. */
    INTEGER_TOO_LARGE("number"),
    /** Characters that belong to no token. */
    STRAY_CHARACTER("text"),
    /** {@code &&}, {@code ||} or {@code !}. */
    FOREIGN_OPERATOR("found", "instead"),
    /** A string in single quotes. */
    SINGLE_QUOTES,
    /** {@code a < b < c}, {@code a..b..c}; the span is the second operator. */
    CHAINED_COMPARISON("first", "second"),
    /** An argument named twice in a call; the span is the second name. */
    DUPLICATE_NAMED_ARGUMENT("name"),
    /** A positional argument behind a named one. */
    POSITIONAL_AFTER_NAMED,
    /** A parameter name used twice; the span is the second. */
    DUPLICATE_PARAMETER("name"),
    /** A field given twice in a record; the span is the second. */
    DUPLICATE_FIELD("name"),
    /** An assignment to something other than a name. */
    NOT_ASSIGNABLE,
    /** Spaces inside a word such as {@code per-task}. */
    SPACE_IN_WORD("word"),
    /** An included header with characters that no header name has. */
    BAD_HEADER("header"),
    /** A part that belongs elsewhere. */
    MISPLACED("part", "belongs"),
    /** {@code try} with neither {@code rescue} nor {@code ensure}. */
    TRY_WITHOUT_RESCUE,
    /** Nested deeper than the parser follows. */
    TOO_DEEP,
    /** Reserved or read, but not carried out in this edition. */
    NOT_IN_THIS_EDITION_YET("form");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> arguments;

    Kind(String... arguments) {
      this.arguments = List.of(arguments);
    }

    /** The names of the arguments a problem of this kind has. */
    public List<String> arguments() {
      return arguments;
    }

    /** Whether text added at the end may heal it. */
    boolean healedByMore() {
      return switch (this) {
        case UNEXPECTED_END, UNCLOSED_BRACKET, UNCLOSED_TEXT, UNCLOSED_COMMENT, UNCLOSED_C_BODY ->
            true;
        default -> false;
      };
    }
  }
}
