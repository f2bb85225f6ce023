package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;

/** How tests went, or which there are. Filled by one thread. */
public final class TestReport implements View {
  private final List<Case> cases = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();
  private final Set<ExitCode> exits = EnumSet.noneOf(ExitCode.class);

  /**
   * A test that ran.
   *
   * @param failure empty if it passed
   * @param printed what it printed, by line
   */
  public record Case(
      String file, String name, Duration took, List<Diagnostic> failure, List<String> printed) {
    public Case {
      failure = List.copyOf(failure);
      printed = List.copyOf(printed);
    }

    /** Whether nothing was wrong. */
    public boolean passed() {
      return failure.isEmpty();
    }
  }

  private record Listed(String file, String name, String target) {}

  /** Notes a test that ran. */
  public void add(Case test) {
    cases.add(test);
  }

  /** Takes over what another one has. */
  public void addAll(TestReport other) {
    cases.addAll(other.cases);
    exits.addAll(other.exits);
  }

  /** Notes how a failure ends the command. */
  public void failed(ExitCode exit) {
    exits.add(exit);
  }

  /** Notes a test that does not run now. */
  public void list(String file, String name, String target) {
    listed.add(new Listed(file, name, target));
  }

  /** Those that ran, in their order. */
  public List<Case> cases() {
    return List.copyOf(cases);
  }

  /** Whether no test ran and none was named. */
  public boolean isEmpty() {
    return cases.isEmpty() && listed.isEmpty();
  }

  /** What all failures have in common, else 1; but 3 if something remains in effect. */
  public ExitCode exit() {
    if (exits.isEmpty()) {
      return ExitCode.DONE;
    }
    if (exits.contains(ExitCode.NOT_ROLLED_BACK)) {
      return ExitCode.NOT_ROLLED_BACK;
    }
    return exits.size() == 1 ? exits.iterator().next() : ExitCode.FAILED;
  }

  private long failures() {
    return cases.stream().filter(test -> !test.passed()).count();
  }

  @Override
  public String text(Theme theme) {
    if (!listed.isEmpty()) {
      return listed.stream()
          .map(test -> test.file() + ": " + test.name() + ", on " + test.target() + "\n")
          .collect(Collectors.joining());
    }
    if (cases.isEmpty()) {
      return "";
    }
    long failed = failures();
    return Words.count(cases.size(), "test", "tests")
        + ": "
        + theme.paint(Style.ADD, cases.size() - failed + " passed")
        + (failed == 0 ? "" : ", " + theme.paint(Style.ERROR, failed + " FAILED"))
        + "\n"
        + cases.stream()
            .filter(test -> !test.passed())
            .map(test -> "  " + test.file() + ": " + test.name() + "\n")
            .collect(Collectors.joining());
  }

  @Override
  public void json(JsonObject document) {
    if (!listed.isEmpty()) {
      var array = new JsonArray();
      for (Listed test : listed) {
        var object = new JsonObject();
        object.addProperty("file", test.file());
        object.addProperty("name", test.name());
        object.addProperty("target", test.target());
        array.add(object);
      }
      document.add("listed", array);
      return;
    }
    document.addProperty("tests", cases.size());
    document.addProperty("failed", failures());
    document.addProperty("passed", failures() == 0 && !cases.isEmpty());
  }
}
