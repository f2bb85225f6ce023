package org.liveseam.repl.session.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TransitionStatus;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/** {@code :stalled}. */
final class StalledVerb implements Verb {
  @Override
  public About about() {
    return new About(
            "stalled",
            "",
            About.Argument.NONE,
            "which tasks an open transition waits for, and where they are",
            List.of(":stalled"))
        .saying("A kernel's tasks are shown with their stacks, where this user may read those.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    Session where = session.current();
    Optional<LivePatch> open = where.state().transition();
    if (open.isEmpty()) {
      return new Response.Shown(new Lines(List.of("no transition is under way")));
    }
    TransitionStatus status = where.transition(open.get().module());
    var lines = new ArrayList<String>();
    lines.add(
        open.get().name()
            + ": "
            + (status.enabled() ? "patching" : "unpatching")
            + ", "
            + left(status.tasksLeft()));
    for (Blocker blocker : status.blockers()) {
      lines.add("  " + blocker);
      if (blocker.where().isEmpty()) {
        stack(where, blocker.tid()).forEach(frame -> lines.add("    " + frame));
      }
    }
    return new Response.Shown(new Lines(lines));
  }

  private static String left(int tasks) {
    return switch (tasks) {
      case -1 -> "tasks left cannot be seen";
      case 1 -> "1 task left";
      default -> tasks + " tasks left";
    };
  }

  private static List<String> stack(Session where, int tid) {
    try {
      byte[] text = where.read(String.format(Locale.ROOT, "/proc/%d/stack", tid));
      return new String(text, java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    } catch (DiagnosticException e) {
      return List.of("its stack cannot be read");
    }
  }
}
