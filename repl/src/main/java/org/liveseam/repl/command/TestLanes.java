package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.command.TargetCommand.Run;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.view.TestReport;
import org.liveseam.runtime.apply.Workspace;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;

/**
 * Runs the tests of files beside each other, each file with targets of its own, and those that
 * share this process or its kernel behind them, one by one. What they tell comes in the order of
 * the files.
 */
final class TestLanes {
  private static final long SLICE_MILLIS = 100;

  private final Run run;
  private final TestPlan plan;
  private final Opening opening;
  private final TestReport report;
  private final BiConsumer<String, DiagnosticException> wrong;

  /** Makes what opens the targets of one file. */
  interface Opening {
    Workspace open(EventSink events, Stop stop);
  }

  /**
   * @param wrong takes the name of a file and what is wrong with it
   */
  TestLanes(
      Run run,
      TestPlan plan,
      Opening opening,
      TestReport report,
      BiConsumer<String, DiagnosticException> wrong) {
    this.run = run;
    this.plan = plan;
    this.opening = opening;
    this.report = report;
    this.wrong = wrong;
  }

  /** One file. Its thread fills it; once that is over, the command's reads it. */
  private final class Lane {
    private final SourceText text;
    private final List<Event> events = new ArrayList<>();
    private final TestReport own = new TestReport();
    private @Nullable RuntimeException failure;
    private boolean over;

    Lane(SourceText text) {
      this.text = text;
    }

    private void add(Event event) {
      synchronized (events) { // targets tell things from threads of their own
        events.add(event);
      }
    }

    void go() {
      Stop stop = run.stop().part();
      try (Workspace targets = opening.open(this::add, stop)) {
        var part = new Run(run.out(), run.target(), this::add, targets, stop);
        new TestRuns(part, plan, own).file(text, false);
      } catch (RuntimeException e) {
        failure = e;
        if (endsAll(e)) {
          run.stop().now();
        }
      } catch (Error e) {
        failure = new IllegalStateException(e); // the others are stopped, and waited for
        run.stop().now();
      }
    }

    /** Hands on what it told; throws what ends the whole run. */
    void tell() {
      synchronized (events) {
        events.forEach(run.events()::accept);
      }
      report.addAll(own);
      if (failure instanceof DiagnosticException e && !endsAll(e)) {
        wrong.accept(text.source().name(), e);
      }
    }
  }

  private static boolean endsAll(RuntimeException e) {
    return !(e instanceof DiagnosticException d)
        || d.exit() == ExitCode.NOT_ROLLED_BACK
        || d.exit() == ExitCode.INTERRUPTED;
  }

  /**
   * Runs them all.
   *
   * @param jobs how many beside each other
   */
  void files(List<SourceText> texts, int jobs) {
    List<Lane> lanes = texts.stream().map(Lane::new).toList();
    List<Lane> alone = new ArrayList<>();
    List<Future<?>> beside = new ArrayList<>();
    var started = new ArrayList<Lane>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            jobs, Thread.ofPlatform().daemon().name("seam-test-", 1).factory());
    try {
      for (Lane lane : lanes) {
        if (TestSharing.shares(lane.text, run.target())) {
          alone.add(lane);
        } else {
          beside.add(pool.submit(lane::go));
          started.add(lane);
        }
      }
      int told = 0;
      for (int i = 0; i < beside.size(); i++) {
        await(beside.get(i));
        started.get(i).over = true;
        told = tell(lanes, told);
      }
      for (Lane lane : alone) {
        if (!run.stop().wanted()) {
          lane.go();
        }
        lane.over = true;
        told = tell(lanes, told);
      }
    } finally {
      pool.shutdown();
    }
    raise(lanes);
  }

  /** Tells of all that are over up to the first that is not. */
  private static int tell(List<Lane> lanes, int told) {
    int next = told;
    while (next < lanes.size() && lanes.get(next).over) {
      lanes.get(next).tell();
      next++;
    }
    return next;
  }

  /** What one stops the others for ends them as interrupted, which is not what happened. */
  private static int rank(RuntimeException failure) {
    if (Cleanup.incomplete(failure)) {
      return 0;
    }
    return failure instanceof DiagnosticException ? 2 : 1;
  }

  /** Throws what ended the run: first what could not be taken back, then a bug of ours. */
  private static void raise(List<Lane> lanes) {
    RuntimeException first = null;
    for (Lane lane : lanes) {
      RuntimeException failure = lane.failure;
      if (failure == null || !endsAll(failure)) {
        continue;
      }
      if (first == null || rank(failure) < rank(first)) {
        first = failure;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Each test has its own deadline, and Ctrl-C stops them all. */
  private static void await(Future<?> coming) {
    boolean over = false;
    while (!over) {
      try {
        coming.get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
        over = true;
      } catch (TimeoutException e) {
        over = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the command's thread was interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause()); // an Error: a lane keeps its exceptions
      }
    }
  }
}
