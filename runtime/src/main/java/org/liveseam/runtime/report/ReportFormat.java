package org.liveseam.runtime.report;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a report is written as; the ending of its file's name tells. */
public enum ReportFormat {
  JSON(".json", JsonReport::text),
  MARKDOWN(".md", MarkdownReport::text),
  JUNIT(".xml", JunitReport::text);

  private final String ending;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
  private final Function<RunReport, String> writer;

  ReportFormat(String ending, Function<RunReport, String> writer) {
    this.ending = ending;
    this.writer = writer;
  }

  /** The one for a file; empty if its name ends in none of them. */
  public static Optional<ReportFormat> of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    for (ReportFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The whole text of the file. */
  public String text(RunReport report) {
    return writer.apply(report);
  }
}
