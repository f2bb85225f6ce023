package org.liveseam.runtime.process.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All threads of this process, and what can be asked of them together. Not thread-safe. */
public final class Tasks {
  private static final Path FOLDER = Path.of("/proc/self/task");
  private static final int LISTINGS = 50;
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final StackCheck check;
  private final Signaller signaller;

  public Tasks(StackCheck check, Signaller signaller) {
    this.check = check;
    this.signaller = signaller;
  }

  public StackCheck check() {
    return check;
  }

  public Signaller signaller() {
    return signaller;
  }

  /** Every thread that there was all the time: until a listing adds none. */
  public static Set<Task> all() {
    var all = new HashSet<Task>();
    for (int i = 0; i < LISTINGS && all.addAll(listing()); i++) {
      // Again: a listing can miss a thread while others end.
    }
    return all;
  }

  private static List<Task> listing() {
    var tasks = new ArrayList<Task>();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(FOLDER)) {
      for (Path path : folder) {
        tasks.add(new Task(Integer.parseInt(path.getFileName().toString())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tasks;
  }

  /**
   * Whether no thread is in any of the ranges. Nobody may be able to enter them: then a thread that
   * was once seen outside stays outside, whenever the others are looked at.
   *
   * @param attempts how often to look at those that are not clear
   */
  public boolean clear(ScanBlock block, int attempts) throws IOException {
    // Answers to questions of a switching's would be about other ranges.
    signaller.abandon();
    Set<Task> left = all();
    for (int i = 0; i < attempts && !left.isEmpty(); i++) {
      var running = new ArrayList<Signaller.Question>();
      for (Task task : List.copyOf(left)) {
        Verdict verdict = check.look(task, block.ranges(), block.space());
        if (verdict.isClear()) {
          left.remove(task);
        } else if (verdict.kind() == Verdict.Kind.RUNNING) {
          running.add(Signaller.Question.about(task));
        }
      }
      Map<Task, Verdict> answers = signaller.ask(running, block, PATIENCE);
      answers.forEach(
          (task, verdict) -> {
            if (verdict.isClear()) {
              left.remove(task);
            }
          });
    }
    signaller.abandon();
    return left.isEmpty();
  }
}
