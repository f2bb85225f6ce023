package org.liveseam.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.report.RunReport.Outcome;
import org.liveseam.runtime.report.RunReport.Status;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One run, in every format. */
final class ReportFormatTest {
  private static final Instant BEGAN = Instant.parse("2026-11-23T01:02:03Z");

  private static RunReport failed(String text) {
    Diagnostic why = Diagnostic.of(ScriptErrors.FAIL, text).note("undone: hide on fake");
    return new RunReport(
        "rollout",
        Outcome.FAILED,
        BEGAN,
        Duration.ofMillis(12_345),
        3,
        List.of(
            new RunReport.Stage("one", "vm", Status.PASSED, Duration.ofMillis(1500), List.of()),
            new RunReport.Stage("two", "fake", Status.FAILED, Duration.ZERO, List.of(why)),
            new RunReport.Stage("three", "", Status.SKIPPED, Duration.ZERO, List.of())),
        List.of(
            new RunReport.Effect(1, "one", "vm", "applied", "hide", "1.0", "undone"),
            new RunReport.Effect(2, "", "fake", "reverted", "a_b", "", "remains")),
        List.of(new RunReport.Line("two", text), new RunReport.Line("", "3 hosts")),
        List.of(why),
        List.of("`a_b` is gone from fake"));
  }

  @Test
  void theEndingTells() {
    assertEquals(Optional.of(ReportFormat.JSON), ReportFormat.of("a/b.JSON"));
    assertEquals(Optional.of(ReportFormat.MARKDOWN), ReportFormat.of("b.md"));
    assertEquals(Optional.of(ReportFormat.JUNIT), ReportFormat.of("b.xml"));
    assertEquals(Optional.empty(), ReportFormat.of("b.html"));
  }

  @Test
  void markdown() {
    assertEquals(
        """
        # Pipeline rollout: failed

        Began 2026-11-23T01:02:03Z, took 12.3 s, exit code 3.

        ## Remains

        - **`a_b` is gone from fake**

        ## Errors

        - E0602: no \\| luck
          - undone: hide on fake

        ## Stages

        | stage | target | status | took |
        |---|---|---|---|
        | one | vm | passed | 1.5 s |
        | two | fake | failed | 0.0 s |
        | three |  | skipped |  |

        ## Effects

        | # | stage | target | patch | what | now |
        |---|---|---|---|---|---|
        | 1 | one | vm | hide 1.0 | applied | undone |
        | 2 |  | fake | a\\_b | reverted | remains |

        ## Notes

        - two: no \\| luck
        - 3 hosts
        """,
        ReportFormat.MARKDOWN.text(failed("no | luck")));
  }

  @Test
  void junit() throws Exception {
    Element suite = parse(ReportFormat.JUNIT.text(failed("no <luck>"))).getDocumentElement();
    assertEquals("testsuite", suite.getTagName());
    assertEquals("4", suite.getAttribute("tests"));
    assertEquals("2", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("skipped"));
    assertEquals("12.345", suite.getAttribute("time"));
    var cases = suite.getElementsByTagName("testcase");
    assertEquals("undo", ((Element) cases.item(3)).getAttribute("name"));
    var failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertEquals("E0602: no <luck>", failure.getAttribute("message"));
    assertTrue(failure.getTextContent().contains("undone: hide on fake"));
    assertTrue(
        suite.getElementsByTagName("system-out").item(0).getTextContent().contains("3 hosts"));
  }

  /** Whatever is said in it, programs can read it. */
  @Property(tries = 200)
  void anyTextIsKept(@ForAll String text) throws Exception {
    JsonObject json =
        JsonParser.parseString(ReportFormat.JSON.text(failed(text))).getAsJsonObject();
    String line = json.getAsJsonArray("lines").get(0).getAsJsonObject().get("text").getAsString();
    assertEquals(text, line);
    parse(ReportFormat.JUNIT.text(failed(text)));
    String markdown = ReportFormat.MARKDOWN.text(failed(text));
    assertEquals(7, markdown.lines().filter(l -> l.startsWith("| ")).count(), markdown);
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
