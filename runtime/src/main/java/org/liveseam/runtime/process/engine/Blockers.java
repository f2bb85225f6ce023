package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.liveseam.runtime.process.task.Task;
import org.liveseam.runtime.process.task.Verdict;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/** Says who has not switched, and why. */
final class Blockers {
  private Blockers() {}

  static List<Blocker> describe(Map<Task, Verdict> pending, Function<Long, String> symbols)
      throws IOException {
    var blockers = new ArrayList<Blocker>();
    for (Map.Entry<Task, Verdict> one : pending.entrySet()) {
      String name = one.getKey().name();
      blockers.add(new Blocker(one.getKey().id(), name, where(one.getValue(), symbols)));
    }
    return blockers;
  }

  private static String where(Verdict verdict, Function<Long, String> symbols) {
    return switch (verdict.kind()) {
      case INSIDE -> "in " + symbols.apply(verdict.found());
      case OTHER_STACK -> "on a stack that is not its own";
      case SPAWNING -> "waits for a child that runs on its stack";
      case SIGNAL_BLOCKED -> "runs with signals blocked";
      case NO_ANSWER -> "does not answer";
      case RUNNING, UNSEEN -> "runs";
      case CLEAR, GONE -> "";
    };
  }
}
