package org.liveseam.repl.session.verb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;

/** {@code :revert}. */
final class RevertVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "revert",
        "[NAME...]",
        About.Argument.APPLIED,
        "take back what this session applied",
        List.of(":revert", ":revert hide_cmdline"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    if (argument.isEmpty()) {
      return session.revertEffects();
    }
    var changed = new ArrayList<String>();
    var unchanged = new ArrayList<String>();
    var bySession = new LinkedHashMap<Session, List<String>>();
    for (String name : Named.names(argument)) {
      bySession.computeIfAbsent(session.sessionOf(name), s -> new ArrayList<>()).add(name);
    }
    bySession.forEach(
        (where, names) -> {
          Outcome outcome = where.revert(names);
          changed.addAll(outcome.changed());
          unchanged.addAll(outcome.unchanged());
        });
    return ReplSession.told(new Outcome(changed, unchanged));
  }
}
