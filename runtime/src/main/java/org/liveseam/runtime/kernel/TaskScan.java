package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * Counts the tasks that have not switched, from {@code /proc/PID/task/TID/patch_state}: -1 outside
 * of a transition, 0 for the old functions, 1 for the new. The idle tasks have no entry there, so a
 * transition can be under way with no task left to see.
 */
final class TaskScan {
  private static final int SHOWN = 20;

  private final KernelRoots roots;

  TaskScan(KernelRoots roots) {
    this.roots = roots;
  }

  /**
   * @param left how many; -1 if this process may not see all
   * @param blockers the first of them
   */
  record Result(int left, List<Blocker> blockers) {}

  /** Scans; empty if the deadline passed before the end. */
  Optional<Result> left(boolean enabled, Deadline deadline) throws IOException {
    String wanted = enabled ? "1" : "0";
    var blockers = new ArrayList<Blocker>();
    int left = 0;
    for (String process : numbers(roots.proc())) {
      Path tasks = roots.proc().resolve(process).resolve("task");
      for (String task : numbers(tasks)) {
        if (deadline.passed()) {
          return Optional.empty();
        }
        Optional<String> state;
        try {
          state = Attributes.read(tasks.resolve(task).resolve("patch_state"));
        } catch (IOException e) {
          return Optional.of(new Result(-1, List.of()));
        }
        if (state.filter(text -> !text.equals(wanted) && !text.equals("-1")).isPresent()) {
          left++;
          if (blockers.size() < SHOWN) {
            blockers.add(new Blocker(Integer.parseInt(task), comm(tasks.resolve(task))));
          }
        }
      }
    }
    return Optional.of(new Result(left, blockers));
  }

  private static List<String> numbers(Path folder) throws IOException {
    return Attributes.names(folder).stream().filter(name -> name.matches("\\d{1,9}")).toList();
  }

  /** A task chooses its name freely: nothing in it may move a terminal's cursor. */
  private static String comm(Path task) {
    return Attributes.readable(task.resolve("comm"))
        .filter(name -> !name.isEmpty())
        .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
        .orElse("?");
  }
}
