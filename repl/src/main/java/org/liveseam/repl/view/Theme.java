package org.liveseam.repl.view;

import java.util.Locale;
import org.liveseam.repl.io.Streams;

/** Colours, or none. Colour never carries a meaning that the text lacks. */
public final class Theme {
  /** No escape codes. */
  public static final Theme PLAIN = new Theme(false);

  /** The terminal's own palette, so that its owner's choice of colours holds. */
  public static final Theme ANSI = new Theme(true);

  private final boolean coloured;

  private Theme(boolean coloured) {
    this.coloured = coloured;
  }

  /** What {@code --color} may say. */
  public enum When {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Kinds of text. */
  public enum Style {
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;36"),
    STRONG("1"),
    GUTTER("34"),
    ADD("32"),
    CHANGE("33"),
    REMOVE("31"),
    KEEP("2"),
    KEYWORD("35"),
    STRING("32"),
    NUMBER("36"),
    COMMENT("2"),
    FOREIGN("33");

    private final String code;

    Style(String code) {
      this.code = code;
    }

    /** The parameters of the escape code, as {@code ESC [ code m} takes them. */
    public String code() {
      return code;
    }
  }

  /**
   * The theme for a stream: what the option says, else {@code NO_COLOR}, else {@code
   * CLICOLOR_FORCE}, else whether the stream is a terminal that is not dumb.
   */
  public static Theme of(When when, Streams streams, boolean terminal) {
    return switch (when) {
      case ALWAYS -> ANSI;
      case NEVER -> PLAIN;
      case AUTO -> {
        if (streams.variable("NO_COLOR").isPresent()) {
          yield PLAIN;
        }
        if (streams.variable("CLICOLOR_FORCE").filter(value -> !value.equals("0")).isPresent()) {
          yield ANSI;
        }
        yield terminal && !streams.dumb() ? ANSI : PLAIN;
      }
    };
  }

  public boolean coloured() {
    return coloured;
  }

  /** The text in a style; the text itself without colours. */
  public String paint(Style style, String text) {
    return coloured && !text.isEmpty() ? "\033[" + style.code() + "m" + text + "\033[0m" : text;
  }
}
