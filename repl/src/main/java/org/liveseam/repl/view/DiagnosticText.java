package org.liveseam.repl.view;

import java.util.List;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PlainRenderer;

/** Diagnostics for people, in a theme's colours. */
public final class DiagnosticText {
  private DiagnosticText() {}

  /** All of them, with an empty line between two. */
  public static String render(List<Diagnostic> diagnostics, Theme theme) {
    return new PlainRenderer((part, text) -> theme.paint(style(part), text)).render(diagnostics);
  }

  private static Style style(PlainRenderer.Part part) {
    return switch (part) {
      case ERROR -> Style.ERROR;
      case WARNING -> Style.WARNING;
      case NOTE -> Style.NOTE;
      case MESSAGE -> Style.STRONG;
      case MARGIN -> Style.GUTTER;
    };
  }
}
