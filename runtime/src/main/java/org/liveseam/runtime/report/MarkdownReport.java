package org.liveseam.runtime.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** A report for people, as GitHub and GitLab render it. */
final class MarkdownReport {
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport() {}

  static String text(RunReport report) {
    return new MarkdownReport().write(report);
  }

  private String write(RunReport report) {
    line("# Pipeline " + plain(report.pipeline()) + ": " + report.outcome().word());
    line("");
    String took = seconds(report.took());
    line("Began " + report.began() + ", took " + took + ", exit code " + report.exit() + ".");
    if (!report.remains().isEmpty()) {
      section("Remains");
      report.remains().forEach(what -> line("- **" + plain(what) + "**"));
    }
    if (!report.errors().isEmpty()) {
      section("Errors");
      report.errors().forEach(this::error);
    }
    if (!report.stages().isEmpty()) {
      section("Stages");
      line("| stage | target | status | took |");
      line("|---|---|---|---|");
      for (RunReport.Stage stage : report.stages()) {
        boolean skipped = stage.status() == RunReport.Status.SKIPPED;
        row(
            List.of(
                stage.name(),
                stage.target(),
                stage.status().word(),
                skipped ? "" : seconds(stage.took())));
      }
    }
    if (!report.effects().isEmpty()) {
      section("Effects");
      line("| # | stage | target | patch | what | now |");
      line("|---|---|---|---|---|---|");
      for (RunReport.Effect effect : report.effects()) {
        row(
            List.of(
                String.valueOf(effect.number()),
                effect.stage(),
                effect.target(),
                (effect.patch() + " " + effect.version()).strip(),
                effect.kind(),
                effect.fate()));
      }
    }
    if (!report.lines().isEmpty()) {
      section("Notes");
      for (RunReport.Line said : report.lines()) {
        String where = said.stage().isEmpty() ? "" : plain(said.stage()) + ": ";
        line("- " + where + plain(said.text()));
      }
    }
    return out.toString();
  }

  private void error(Diagnostic d) {
    String place = d.span().map(span -> " at `" + span.place() + "`").orElse("");
    line("- " + d.code().id() + ": " + plain(d.message()) + place);
    d.notes().forEach(note -> line("  - " + plain(note)));
    d.kernel().forEach(text -> line("  - kernel: " + plain(text)));
  }

  private void section(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void row(List<String> cells) {
    line("| " + String.join(" | ", cells.stream().map(MarkdownReport::cell).toList()) + " |");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** On one line, with what Markdown would take for its own made harmless; code stays code. */
  private static String plain(String text) {
    String[] parts = text.replaceAll("\\R", " ").split("`", -1);
    boolean paired = parts.length % 2 == 1;
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0 || !paired) {
        parts[i] = parts[i].replaceAll("([\\\\*_|<>\\[\\]#])", "\\\\$1");
      }
    }
    return String.join(paired ? "`" : "\\`", parts);
  }

  /** A table ends its cells at every bar, also in code. */
  private static String cell(String text) {
    return plain(text).replaceAll("(?<!\\\\)\\|", "\\\\|");
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
