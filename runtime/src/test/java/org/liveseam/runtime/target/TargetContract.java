package org.liveseam.runtime.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Transcript;
import org.liveseam.runtime.model.Patch;

/**
 * What every target promises, whatever stands behind it; run against each target directly and
 * through the wire.
 */
public abstract class TargetContract {
  private final List<Event> events = new ArrayList<>();
  private Connection connection;
  private Session session;

  /** A target with nothing applied. */
  protected abstract Connection connect() throws Exception;

  /** A patch of vmlinux that this target can carry out; {@code salt} makes contents differ. */
  protected abstract Patch patch(String name, String salt);

  /** A file that reads differently while {@link #patch} is applied. */
  protected abstract String witness();

  /** What differs while {@link #patch} is applied; the file, where a target has one. */
  protected byte[] look(Session open) {
    return open.read(witness());
  }

  /** A function that is not there, under nearly the name of one that is. */
  protected FunctionQuery misspelt() {
    return new FunctionQuery("vmlinux", "cmdline_proc_shwo");
  }

  /** The one that is there. */
  protected String meant() {
    return "cmdline_proc_show";
  }

  @BeforeEach
  void open() throws Exception {
    connection = connect();
    session = new Session(connection, events::add, new Cancellation(), connection.clock());
  }

  @AfterEach
  void close() {
    session.revertOurs();
    session.close();
  }

  protected static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  @Test
  void appliesAndTakesBackInTheKernelsWords() {
    byte[] before = look(session);
    Patch patch = patch("contract", "1");
    assertEquals(List.of("contract"), session.apply(List.of(patch), ApplyOptions.USUAL).changed());
    assertFalse(java.util.Arrays.equals(before, look(session)));
    assertTrue(session.state().ours("contract").orElseThrow().enabled());
    assertEquals(List.of("contract"), session.revert(List.of("contract")).changed());
    assertArrayEquals(before, look(session));
    assertTrue(session.state().patches().isEmpty());
    assertTrue(session.state().idleModules().isEmpty());
    assertEquals(
        List.of(
            "enabling patch 'contract'",
            "'contract': initializing patching transition",
            "'contract': starting patching transition",
            "'contract': completing patching transition",
            "'contract': patching complete",
            "'contract': initializing unpatching transition",
            "'contract': starting unpatching transition",
            "'contract': completing unpatching transition",
            "'contract': unpatching complete"),
        transcript());
  }

  @Test
  void applyingTwiceDoesNothingTheSecondTime() {
    Patch patch = patch("twice", "1");
    session.apply(List.of(patch), ApplyOptions.USUAL);
    assertEquals(List.of("twice"), session.apply(List.of(patch), ApplyOptions.USUAL).unchanged());
  }

  @Test
  void otherContentUnderTheSameNameTakesTheOldOnesPlace() {
    session.apply(List.of(patch("again", "1")), ApplyOptions.USUAL);
    Patch second = patch("again", "2");
    session.apply(List.of(second), ApplyOptions.USUAL);
    var applied = session.state().patches();
    assertEquals(1, applied.size());
    assertEquals(second.id(), applied.get(0).id().orElseThrow());
    assertTrue(session.state().idleModules().isEmpty());
  }

  @Test
  void revertingWhatIsNotAppliedIsDone() {
    assertEquals(List.of("nothing"), session.revert(List.of("nothing")).unchanged());
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    var error = assertThrows(DiagnosticException.class, () -> session.read("/proc/no-such-file"));
    assertEquals("E1013", error.diagnostics().get(0).code().id());
  }

  @Test
  void aFunctionThatIsNotThereHasNoCandidates() {
    var facts = connection.target().resolve(List.of(misspelt()), soon()).get(0);
    assertTrue(facts.candidates().isEmpty());
    assertTrue(facts.similar().contains(meant()));
  }

  @Test
  void aPatchThatTheTargetDoesNotListIsAbsent() {
    assertEquals(TransitionStatus.ABSENT, connection.target().transition("seam_no_such", soon()));
  }

  @Test
  void whatIsNotUnderWayCannotBeForced() {
    session.apply(List.of(patch("settled", "1")), ApplyOptions.USUAL);
    var error = assertThrows(DiagnosticException.class, () -> session.force("settled"));
    assertEquals("E3008", error.diagnostics().get(0).code().id());
    var none = assertThrows(DiagnosticException.class, () -> session.force("nothing"));
    assertEquals("E4004", none.diagnostics().get(0).code().id());
    assertEquals(1, session.state().patches().size());
  }

  @Test
  void theLogBehindItsEndIsEmpty() {
    LogPage end = connection.target().log(-1, soon());
    assertTrue(end.lines().isEmpty());
    assertTrue(end.next() >= 0);
  }

  private List<String> transcript() {
    var words = new Transcript(module -> nameOf(module));
    return events.stream()
        .filter(Event.LogLine.class::isInstance)
        .flatMap(e -> words.line(((Event.LogLine) e).line()).stream())
        .toList();
  }

  private static String nameOf(String module) {
    return module.replaceAll("^seam_(.*)_[0-9a-f]{12}$", "$1");
  }
}
