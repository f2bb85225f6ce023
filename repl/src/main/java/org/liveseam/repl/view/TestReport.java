package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;

/** How tests went, or which there are. Filled by one thread. */
public final class TestReport implements View {
  private final List<Case> cases = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();
  private final Set<ExitCode> exits = EnumSet.noneOf(ExitCode.class);
  private boolean over;

  /** How a case went. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** An interruption ended it. */
    STOPPED,
    /** It is no test but a file, or a folder, whose tests could not run. */
    UNTESTED
  }

  /**
   * A test that ran, or a file that could not be tested.
   *
   * @param name of the test; of an untested file, the file's
   * @param failure empty if it passed
   * @param printed what it printed, by line
   */
  public record Case(
      String file,
      String name,
      Outcome outcome,
      Duration took,
      List<Diagnostic> failure,
      List<String> printed) {
    public Case {
      failure = List.copyOf(failure);
      printed = List.copyOf(printed);
      if (failure.isEmpty() != (outcome == Outcome.PASSED)) {
        throw new IllegalArgumentException(outcome + " with " + failure);
      }
    }

    /** A file that could not be tested. */
    static Case untested(String file, List<Diagnostic> why) {
      return new Case(file, file, Outcome.UNTESTED, Duration.ZERO, why, List.of());
    }
  }

  private record Listed(String file, String name, String target) {}

  /** Notes a test that ran. */
  public void add(Case test) {
    cases.add(test);
  }

  /** Notes a file, or a folder, whose tests could not run, or not all. */
  public void untested(String file, List<Diagnostic> why) {
    cases.add(Case.untested(file, why));
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

  /** Notes that no file is left: nothing ended the run before. */
  public void end() {
    over = true;
  }

  /** Whether every file had its turn. */
  public boolean isOver() {
    return over;
  }

  /** Those that ran, and files that could not be tested, in their order. */
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

  private Stream<Case> with(Outcome outcome) {
    return cases.stream().filter(test -> test.outcome() == outcome);
  }

  private long count(Outcome outcome) {
    return with(outcome).count();
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
    long untested = count(Outcome.UNTESTED);
    return Words.count(cases.size() - untested, "test", "tests")
        + ": "
        + theme.paint(Style.ADD, count(Outcome.PASSED) + " passed")
        + trouble(theme, count(Outcome.FAILED), " FAILED")
        + trouble(theme, count(Outcome.STOPPED), " STOPPED")
        + trouble(theme, untested, (untested == 1 ? " file" : " files") + " NOT TESTED")
        + "\n"
        + cases.stream()
            .filter(test -> test.outcome() != Outcome.PASSED)
            .map(test -> "  " + line(test) + "\n")
            .collect(Collectors.joining());
  }

  private static String trouble(Theme theme, long count, String words) {
    return count == 0 ? "" : ", " + theme.paint(Style.ERROR, count + words);
  }

  private static String line(Case test) {
    return test.outcome() == Outcome.UNTESTED ? test.file() : test.file() + ": " + test.name();
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
    List<String> untested = with(Outcome.UNTESTED).map(Case::file).toList();
    document.addProperty("tests", cases.size() - untested.size());
    document.addProperty("failed", count(Outcome.FAILED));
    document.addProperty("stopped", count(Outcome.STOPPED));
    document.add("untested", JsonDiagnostics.strings(untested));
    boolean passed = cases.stream().allMatch(test -> test.outcome() == Outcome.PASSED);
    document.addProperty("passed", over && passed && !cases.isEmpty());
  }
}
