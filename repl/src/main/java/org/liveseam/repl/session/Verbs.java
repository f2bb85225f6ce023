package org.liveseam.repl.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.view.CodeView;
import org.liveseam.repl.view.EffectsView;
import org.liveseam.repl.view.HelpView;
import org.liveseam.repl.view.OutcomeView;
import org.liveseam.repl.view.PlanView;
import org.liveseam.repl.view.StateView;
import org.liveseam.repl.view.View;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.apply.Effect;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Catalogue;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.model.Patch;

/** Carries the commands of a conversation out. */
final class Verbs {
  private final ReplSession session;
  private final Seam seam;

  Verbs(ReplSession session, Seam seam) {
    this.session = session;
    this.seam = seam;
  }

  Response run(Request.Verb verb) {
    String argument = verb.argument();
    return switch (verb.command()) {
      case HELP -> show(new HelpView(Arrays.stream(Command.values()).map(Verbs::help).toList()));
      case PLAN -> plan(declared(argument));
      case APPLY -> apply(declared(argument));
      case REVERT -> revert(argument);
      case STATUS -> show(StateView.status(session.current()));
      case EFFECTS -> show(new EffectsView(effects()));
      case UNDO -> undo(argument);
      case LOAD -> load(argument);
      case EXPLAIN -> explain(argument);
      case HISTORY -> new Response.HistoryWanted();
      case QUIT -> new Response.Leaving();
    };
  }

  private static Map.Entry<String, String> help(Command command) {
    String usage = ":" + command.word() + (command.argument().isEmpty() ? "" : " ");
    return Map.entry(usage + command.argument(), command.summary());
  }

  private static Response show(View view) {
    return new Response.Shown(view);
  }

  private Response plan(List<Patch> patches) {
    var plan = session.sessionFor(patches).plan(patches);
    return plan.errors().isEmpty()
        ? show(new PlanView(plan))
        : new Response.Failed(plan.diagnostics());
  }

  /** Events have told of every patch; only that there was none is news. */
  static Response told(Outcome outcome) {
    return outcome.changed().isEmpty() && outcome.unchanged().isEmpty()
        ? show(OutcomeView.applied(outcome, ""))
        : new Response.Done();
  }

  private Response apply(List<Patch> patches) {
    return told(session.sessionFor(patches).apply(patches, ApplyOptions.USUAL));
  }

  private Response revert(String argument) {
    if (argument.isEmpty()) {
      return session.revertEffects();
    }
    var changed = new ArrayList<String>();
    var unchanged = new ArrayList<String>();
    var bySession = new LinkedHashMap<Session, List<String>>();
    for (String name : names(argument)) {
      bySession.computeIfAbsent(session.sessionOf(name), s -> new ArrayList<>()).add(name);
    }
    bySession.forEach(
        (where, names) -> {
          Outcome outcome = where.revert(names);
          changed.addAll(outcome.changed());
          unchanged.addAll(outcome.unchanged());
        });
    return told(new Outcome(changed, unchanged));
  }

  private List<Effect> effects() {
    return session.open().stream().flatMap(open -> open.effects().stream()).toList();
  }

  private Response undo(String argument) {
    if (!argument.matches("\\d{1,9}")) {
      return new Response.Misused(":undo takes the number of an effect; :effects lists them");
    }
    return told(session.current().undo(Integer.parseInt(argument)));
  }

  private Response load(String argument) {
    if (argument.isEmpty()) {
      return new Response.Misused(":load takes a file");
    }
    SourceText text = SourceText.file(argument);
    return session.eval(text.source().text(), text.folder());
  }

  private Response explain(String argument) {
    return Catalogue.find(argument)
        .<Response>map(code -> show(new CodeView(code)))
        .orElseGet(() -> new Response.Misused("no error code `" + argument + "`"));
  }

  /** The patches of these names that were declared; all for no names. */
  private List<Patch> declared(String argument) {
    if (argument.isEmpty()) {
      return seam.patches().patches();
    }
    var patches = new ArrayList<Patch>();
    for (String name : names(argument)) {
      Optional<Patch> patch = seam.patches().find(name);
      patches.add(
          patch.orElseThrow(
              () -> Diagnostic.of(StateErrors.UNKNOWN_PATCH, name, "was declared here").raise()));
    }
    return patches;
  }

  private static List<String> names(String argument) {
    return List.of(argument.split("[\\s,]+"));
  }
}
