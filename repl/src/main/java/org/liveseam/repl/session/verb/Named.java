package org.liveseam.repl.session.verb;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.model.Patch;

/** What arguments name. */
final class Named {
  private Named() {}

  /** The patches of these names that were declared; all for no names. */
  static List<Patch> declared(ReplSession session, String argument) {
    var all = session.seam().patches();
    if (argument.isEmpty()) {
      return all.patches();
    }
    var patches = new ArrayList<Patch>();
    for (String name : names(argument)) {
      patches.add(
          all.find(name)
              .orElseThrow(
                  () ->
                      Diagnostic.of(StateErrors.UNKNOWN_PATCH, name, "was declared here").raise()));
    }
    return patches;
  }

  static List<String> names(String argument) {
    return List.of(argument.split("[\\s,]+"));
  }
}
