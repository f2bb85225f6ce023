package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.liveseam.runtime.process.task.Task;
import org.liveseam.runtime.process.task.Verdict;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * Says who has not switched, and why. Asked at every poll, so it remembers names. Not thread-safe.
 */
final class Blockers {
  private final Function<Long, String> symbols;
  private final Map<Task, String> names = new HashMap<>();
  private final Map<Long, String> places = new HashMap<>();

  Blockers(Function<Long, String> symbols) {
    this.symbols = symbols;
  }

  List<Blocker> describe(Map<Task, Verdict> pending) throws IOException {
    names.keySet().retainAll(pending.keySet());
    var blockers = new ArrayList<Blocker>();
    for (Map.Entry<Task, Verdict> one : pending.entrySet()) {
      Task task = one.getKey();
      String name = names.get(task);
      if (name == null) {
        name = task.name();
        names.put(task, name);
      }
      blockers.add(new Blocker(task.id(), name, where(one.getValue())));
    }
    return blockers;
  }

  private String where(Verdict verdict) {
    return switch (verdict.kind()) {
      case INSIDE -> "in " + place(verdict.found()) + callers(verdict);
      case OTHER_STACK -> "on a stack that is not its own";
      case SPAWNING -> "waits for a child that runs on its stack";
      case SIGNAL_BLOCKED -> "runs with signals blocked";
      case NO_ANSWER -> "does not answer";
      case RUNNING, UNSEEN -> "runs";
      case CLEAR, GONE -> "";
    };
  }

  private String callers(Verdict verdict) {
    var text = new StringBuilder();
    verdict.callers().forEach(caller -> text.append(", called from ").append(place(caller)));
    return text.toString();
  }

  private String place(long address) {
    return places.computeIfAbsent(address, symbols);
  }
}
