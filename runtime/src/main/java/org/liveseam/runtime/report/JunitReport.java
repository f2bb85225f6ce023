package org.liveseam.runtime.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.report.RunReport.Outcome;
import org.liveseam.runtime.report.RunReport.Status;

/**
 * A report as test servers read it: a test suite with a case for each stage. What fails outside of
 * every stage is a case {@code pipeline} of its own, and what remains one named {@code undo}.
 *
 * <p>Source of the format: the XML that Ant's JUnit task writes.
 */
final class JunitReport {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private final RunReport report;

  private JunitReport(RunReport report) throws XMLStreamException {
    this.report = report;
    out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  static String text(RunReport report) {
    try {
      return new JunitReport(report).write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes everything", e);
    }
  }

  private String write() throws XMLStreamException {
    boolean outside =
        (report.outcome() == Outcome.FAILED || report.outcome() == Outcome.CANCELLED)
            && report.stages().stream().noneMatch(s -> s.status() == Status.FAILED);
    long failed = report.stages().stream().filter(s -> s.status() == Status.FAILED).count();
    long skipped = report.stages().stream().filter(s -> s.status() == Status.SKIPPED).count();
    long remaining = report.remains().isEmpty() ? 0 : 1;
    long extra = (outside ? 1 : 0) + remaining;
    out.writeStartDocument("UTF-8", "1.0");
    line(0);
    out.writeStartElement("testsuite");
    attribute("name", report.pipeline());
    attribute("tests", String.valueOf(report.stages().size() + extra));
    attribute("failures", String.valueOf(failed + extra));
    attribute("errors", "0");
    attribute("skipped", String.valueOf(skipped));
    attribute("time", seconds(report.took()));
    attribute("timestamp", report.began().toString());
    for (RunReport.Stage stage : report.stages()) {
      stage(stage);
    }
    if (outside) {
      begin("pipeline", report.took());
      failure(report.errors());
      end();
    }
    if (remaining > 0) {
      begin("undo", Duration.ZERO);
      failure("could not take everything back", String.join("\n", report.remains()));
      end();
    }
    if (!report.lines().isEmpty()) {
      line(1);
      out.writeStartElement("system-out");
      for (RunReport.Line said : report.lines()) {
        characters((said.stage().isEmpty() ? "" : said.stage() + ": ") + said.text() + "\n");
      }
      out.writeEndElement();
    }
    line(0);
    out.writeEndElement();
    out.writeEndDocument();
    out.flush();
    return text + "\n";
  }

  private void stage(RunReport.Stage stage) throws XMLStreamException {
    begin(stage.name(), stage.took());
    if (stage.status() == Status.FAILED) {
      failure(stage.errors());
    } else if (stage.status() == Status.SKIPPED) {
      line(2);
      out.writeEmptyElement("skipped");
    }
    end();
  }

  private void begin(String name, Duration took) throws XMLStreamException {
    line(1);
    out.writeStartElement("testcase");
    attribute("classname", "pipeline." + report.pipeline());
    attribute("name", name);
    attribute("time", seconds(took));
  }

  private void end() throws XMLStreamException {
    line(1);
    out.writeEndElement();
  }

  private void failure(List<Diagnostic> errors) throws XMLStreamException {
    String message =
        errors.isEmpty()
            ? "failed"
            : errors.getFirst().code().id() + ": " + errors.getFirst().message();
    failure(message, errors.stream().map(JunitReport::words).collect(Collectors.joining("\n")));
  }

  private void failure(String message, String details) throws XMLStreamException {
    line(2);
    out.writeStartElement("failure");
    attribute("message", message);
    characters(details);
    out.writeEndElement();
  }

  private static String words(Diagnostic d) {
    var words = new StringBuilder(d.code().id() + ": " + d.message());
    d.span().ifPresent(span -> words.append("\n  at ").append(span.place()));
    d.notes().forEach(note -> words.append("\n  ").append(note));
    d.kernel().forEach(line -> words.append("\n  kernel: ").append(line));
    return words.toString();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    out.writeAttribute(name, allowed(value));
  }

  private void characters(String value) throws XMLStreamException {
    out.writeCharacters(allowed(value));
  }

  private void line(int depth) throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** XML 1.0 has no place at all for most control characters and for half of a pair. */
  private static String allowed(String value) {
    return value
        .codePoints()
        .map(
            c ->
                c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c < 0xd800)
                        || (c >= 0xe000 && c < 0xfffe)
                        || c >= 0x10000
                    ? c
                    : 0xfffd)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
  }
}
