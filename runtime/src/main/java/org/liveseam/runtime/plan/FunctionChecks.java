package org.liveseam.runtime.plan;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.target.Capabilities.Feature;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.Candidate;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;

/** Finds the one symbol that a function patch means, or says why there is none. */
final class FunctionChecks {
  private static final int CANDIDATES_LISTED = 8;

  private final String release;
  private final boolean process;
  private final List<Diagnostic> out;

  FunctionChecks(Observed observed, List<Diagnostic> out) {
    this.process = observed.capabilities().features().contains(Feature.NATIVE);
    this.release = process ? "of this process" : observed.info().release();
    this.out = out;
  }

  Optional<Candidate> find(ObjectPatch object, FunctionPatch function, FunctionFacts facts) {
    String where = object.object().kernelName();
    List<Candidate> all = facts.candidates();
    if (facts.object() == ObjectPresence.ABSENT) {
      return Optional.empty(); // said once for the object
    }
    if (all.isEmpty() || all.stream().noneMatch(Candidate::function)) {
      return missing(function, facts, where);
    }
    Optional<Candidate> chosen;
    if (function.position().isPresent()) {
      int wanted = function.position().getAsInt();
      chosen = all.stream().filter(c -> c.position() == wanted && c.function()).findFirst();
      if (chosen.isEmpty()) {
        out.add(
            Diagnostic.of(
                    TargetErrors.POSITION_OUT_OF_RANGE, function.name(), wanted, where, all.size())
                .at(function.nameSpan(), "no function at this position")
                .note(list(all)));
        return chosen;
      }
    } else if (all.size() > 1) {
      out.add(
          Diagnostic.of(TargetErrors.AMBIGUOUS_FUNCTION, function.name(), where, all.size())
              .at(function.nameSpan(), "which one?")
              .help("say `replace function " + function.name() + " at N with ...`")
              .note(list(all)));
      return Optional.empty();
    } else {
      chosen = Optional.of(all.get(0));
    }
    chosen
        .flatMap(Candidate::untraceable)
        .ifPresent(why -> out.add(unpatchable(function, where, why)));
    return chosen;
  }

  private Diagnostic unpatchable(FunctionPatch function, String where, String why) {
    return process
        ? Diagnostic.of(ProcessErrors.NOT_PATCHABLE, function.name(), where, why)
            .at(function.nameSpan(), "no room for a jump here")
            .help("patch a function that calls it")
        : Diagnostic.of(TargetErrors.NOT_TRACEABLE, function.name(), where, why)
            .at(function.nameSpan(), "ftrace has no site here")
            .help("patch a function that calls it");
  }

  private Optional<Candidate> missing(FunctionPatch function, FunctionFacts facts, String where) {
    var error =
        Diagnostic.of(TargetErrors.NO_FUNCTION, function.name(), where, release)
            .at(
                function.nameSpan(),
                facts.candidates().isEmpty()
                    ? "not in its symbol table"
                    : "this is data, not a function");
    List<String> similar = facts.similar().stream().map(FunctionChecks::written).toList();
    String question = DidYouMean.question(similar);
    if (facts.similar().stream().anyMatch(near -> near.startsWith(function.name() + "."))) {
      error = error.note("the compiler made a clone of it, which may take other parameters");
    }
    out.add(question.isEmpty() ? error : error.help(question));
    return Optional.empty();
  }

  /** As a name stands in a patch: with a dot in quotes. */
  private static String written(String name) {
    return name.indexOf('.') < 0 ? name : '"' + name + '"';
  }

  private static String list(List<Candidate> all) {
    var text = new StringBuilder("candidates:");
    all.stream()
        .limit(CANDIDATES_LISTED)
        .forEach(
            c ->
                text.append(" at ")
                    .append(c.position())
                    .append(c.function() ? "" : " (data)")
                    .append(c.untraceable().isPresent() ? " (not traceable)" : "")
                    .append(','));
    text.setLength(text.length() - 1);
    if (all.size() > CANDIDATES_LISTED) {
      text.append(" and ").append(all.size() - CANDIDATES_LISTED).append(" more");
    }
    return text.toString();
  }
}
