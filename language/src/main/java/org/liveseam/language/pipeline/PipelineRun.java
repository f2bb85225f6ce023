package org.liveseam.language.pipeline;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.value.PipelineFacts;
import org.liveseam.runtime.apply.Effect;
import org.liveseam.runtime.apply.Ledger;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.report.RunReport;
import org.liveseam.runtime.report.RunReport.Outcome;

/** One run of a pipeline. Used by the script's thread alone. */
public final class PipelineRun {
  private static final String REMAINS = "remains: ";

  private final SeamContext context;
  private final String name;
  private final Stages stages;
  private final Ledger ledger = new Ledger();
  private final List<RunReport.Line> lines = new ArrayList<>();
  private final List<String> undone = new ArrayList<>();
  private final List<String> remains = new ArrayList<>();
  private final Instant began = Instant.now();
  private final long beganNanos = System.nanoTime();
  private Outcome outcome = Outcome.RUNNING;
  private List<Diagnostic> errors = List.of();
  private int exit;

  private PipelineRun(SeamContext context, String name, List<String> stages) {
    this.context = context;
    this.name = name;
    this.stages = new Stages(name, stages, context);
  }

  /** Begins; what sessions do is noted from now on. */
  @TruffleBoundary
  public static PipelineRun begin(SeamContext context, String name, List<String> stages) {
    var run = new PipelineRun(context, name, stages);
    context.enterPipeline(run);
    context.emit(new Event.PipelineStarted(name, stages));
    return run;
  }

  public void watch(Session session) {
    ledger.watch(session);
  }

  /** Its stages. */
  public Stages stages() {
    return stages;
  }

  /** What follows is done in that stage; empty for none. */
  @TruffleBoundary
  public void enter(String stage) {
    ledger.enter(stage);
  }

  /** Leaves what is done with a patch as it is when the pipeline fails. */
  @TruffleBoundary
  public void keep(String patch) {
    ledger.keep(patch);
  }

  /** A line for the report. */
  @TruffleBoundary
  public void line(String text) {
    lines.add(new RunReport.Line(stages.current(), text));
  }

  /** What its {@code rescue} is told besides the error. */
  @TruffleBoundary
  public PipelineFacts facts() {
    return new PipelineFacts(stages.failed(), undone, remains);
  }

  /** Whether something could not be taken back. */
  public boolean isIncomplete() {
    return !remains.isEmpty();
  }

  /**
   * Takes everything back that is still to be.
   *
   * @param first what made it fail
   * @return the same, saying what was taken back; and, with 3, what could not be
   */
  @TruffleBoundary
  public SeamException failed(SeamException first, Node where) {
    SeamException why = Objects.requireNonNull(context.heed(first, where));
    context.cleanUp();
    if (outcome != Outcome.FAILED && outcome != Outcome.CANCELLED) {
      outcome = why.isCancellation() ? Outcome.CANCELLED : Outcome.FAILED;
      for (Diagnostic d : why.diagnostics()) {
        d.notes().stream()
            .filter(note -> note.startsWith(REMAINS) && why.exit() == ExitCode.NOT_ROLLED_BACK)
            .forEach(note -> remains.add(note.substring(REMAINS.length())));
      }
    }
    var all = new ArrayList<>(why.diagnostics());
    var back = takeBack();
    all.set(0, noted(all.getFirst(), back.undone()));
    all.addAll(back.failures());
    boolean incomplete = !back.failures().isEmpty();
    var told = SeamException.of(all, incomplete ? ExitCode.NOT_ROLLED_BACK : exit(why), where);
    // Taking back hears nobody: whoever wanted it to stop meanwhile is heard now.
    var heard = Objects.requireNonNull(context.heed(told, where));
    decided(heard);
    return heard;
  }

  /**
   * A verb that did only half of what it was asked for has failed with 3. Its half is taken back
   * with the rest, so that counts only if one of its errors says what remains.
   */
  private static ExitCode exit(SeamException why) {
    boolean half =
        why.exit() == ExitCode.NOT_ROLLED_BACK
            && why.diagnostics().stream()
                .noneMatch(d -> d.code().exit() == ExitCode.NOT_ROLLED_BACK);
    return half ? SeamException.again(why.diagnostics(), null).exit() : why.exit();
  }

  private Ledger.Undone takeBack() {
    if (!ledger.isOpen()) {
      ledger.settle();
      return new Ledger.Undone(List.of(), List.of(), List.of());
    }
    int open = ledger.open();
    context.emit(new Event.Undoing(name, open));
    Ledger.Undone back = ledger.undo();
    undone.addAll(back.undone());
    remains.addAll(back.remains());
    context.emit(new Event.Undone(name, back.undone(), back.remains()));
    return back;
  }

  private Diagnostic noted(Diagnostic first, List<String> back) {
    String stage = stages.failed();
    String where = "pipeline `" + name + "`";
    String in = stage.isEmpty() ? "in " + where : "in stage `" + stage + "` of " + where;
    List<String> kept =
        ledger.entries().stream()
            .filter(entry -> entry.fate() == Ledger.Fate.KEPT)
            .map(entry -> entry.effect().name() + " on " + entry.target())
            .distinct()
            .toList();
    Diagnostic told = noted(first, in);
    told = back.isEmpty() ? told : noted(told, "undone: " + String.join(", ", back));
    return kept.isEmpty() ? told : noted(told, "kept: " + String.join(", ", kept));
  }

  private static Diagnostic noted(Diagnostic d, String note) {
    return d.notes().contains(note) ? d : d.note(note);
  }

  /** Nothing changes any more about how it ends; null for well. */
  @TruffleBoundary
  public void decided(@Nullable SeamException failure) {
    if (failure == null) {
      exit = 0;
      outcome = outcome == Outcome.RUNNING ? Outcome.SUCCEEDED : Outcome.RESCUED;
    } else {
      exit = failure.exit().value();
      errors = failure.diagnostics();
    }
  }

  /** The failure, if it is one, saying what its clauses did and was taken back at last. */
  @TruffleBoundary
  public @Nullable SeamException end(@Nullable SeamException failure, Node where) {
    return failure != null && ledger.isOpen() ? failed(failure, where) : failure;
  }

  /** A bug of ours ends it: what it did is taken back all the same. */
  @TruffleBoundary
  public void broken(Throwable bug) {
    outcome = Outcome.FAILED;
    exit = ExitCode.BUG.value();
    context.cleanUp();
    for (Diagnostic failure : takeBack().failures()) {
      bug.addSuppressed(failure.raise());
    }
  }

  /** The last call. */
  @TruffleBoundary
  public void leave() {
    ledger.settle();
    ledger.enter("");
    context.leavePipeline();
    context.emit(new Event.PipelineEnded(name, outcome.word(), took()));
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - beganNanos);
  }

  /** As far as it is. */
  @TruffleBoundary
  public RunReport report() {
    var effects = new ArrayList<RunReport.Effect>();
    for (Ledger.Entry entry : ledger.entries()) {
      Effect effect = entry.effect();
      String kind =
          effect.kind() == Effect.Kind.REVERTED
              ? "reverted"
              : effect.repatched() ? "re-patched" : "applied";
      effects.add(
          new RunReport.Effect(
              effects.size() + 1,
              entry.stage(),
              entry.target(),
              kind,
              effect.name(),
              effect.patch().map(patch -> patch.version()).orElse(""),
              entry.fate().word()));
    }
    return new RunReport(
        name, outcome, began, took(), exit, stages.report(), effects, lines, errors, remains);
  }
}
