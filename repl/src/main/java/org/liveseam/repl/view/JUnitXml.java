package org.liveseam.repl.view;

import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.liveseam.runtime.diagnostic.Diagnostic;

/**
 * Tests as the XML that JUnit's runners write and build servers read: a suite for each file. What
 * was stopped, and a file that could not be tested, is a case with an error.
 */
public final class JUnitXml {
  private JUnitXml() {}

  /** A whole document. */
  public static String of(List<TestReport.Case> cases) {
    var text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      start(out, "testsuites", cases);
      var suites =
          cases.stream()
              .collect(
                  Collectors.groupingBy(
                      TestReport.Case::file, LinkedHashMap::new, Collectors.toList()));
      for (var suite : suites.entrySet()) {
        start(out, "testsuite", suite.getValue());
        out.writeAttribute("name", clean(suite.getKey()));
        for (TestReport.Case test : suite.getValue()) {
          testCase(out, test);
        }
        out.writeEndElement();
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // there is no stream that could fail
    }
    return text + "\n";
  }

  private static void start(XMLStreamWriter out, String element, List<TestReport.Case> cases)
      throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeStartElement(element);
    out.writeAttribute("tests", Integer.toString(cases.size()));
    out.writeAttribute("failures", count(cases, "failure"));
    out.writeAttribute("errors", count(cases, "error"));
    Duration took = cases.stream().map(TestReport.Case::took).reduce(Duration.ZERO, Duration::plus);
    out.writeAttribute("time", seconds(took));
  }

  private static void testCase(XMLStreamWriter out, TestReport.Case test)
      throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeStartElement("testcase");
    out.writeAttribute("name", clean(test.name()));
    out.writeAttribute("classname", clean(test.file()));
    out.writeAttribute("time", seconds(test.took()));
    String trouble = trouble(test);
    if (!trouble.isEmpty()) {
      Diagnostic first = test.failure().getFirst();
      out.writeStartElement(trouble);
      out.writeAttribute("type", first.code().id());
      out.writeAttribute("message", clean(first.message()));
      out.writeCharacters(clean(DiagnosticText.render(test.failure(), Theme.PLAIN)));
      out.writeEndElement();
    }
    if (!test.printed().isEmpty()) {
      out.writeStartElement("system-out");
      out.writeCharacters(clean(String.join("\n", test.printed()) + "\n"));
      out.writeEndElement();
    }
    out.writeEndElement();
  }

  private static String count(List<TestReport.Case> cases, String trouble) {
    return Long.toString(cases.stream().filter(test -> trouble(test).equals(trouble)).count());
  }

  /** The element that says it; empty for a test that passed. */
  private static String trouble(TestReport.Case test) {
    return switch (test.outcome()) {
      case PASSED -> "";
      case FAILED -> "failure";
      case STOPPED, UNTESTED -> "error";
    };
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e9);
  }

  /** XML has no way to write most control characters. */
  private static String clean(String text) {
    return text.codePoints()
        .map(c -> isCharacter(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
