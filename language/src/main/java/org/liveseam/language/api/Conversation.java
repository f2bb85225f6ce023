package org.liveseam.language.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.SeamContext;
import org.liveseam.language.assist.Document;
import org.liveseam.language.assist.Project;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Checker;
import org.liveseam.language.check.Settings;
import org.liveseam.language.source.Module;
import org.liveseam.language.source.ModuleLoader;
import org.liveseam.language.translate.Unit;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.SessionErrors;
import org.liveseam.runtime.diagnostic.Severity;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;

/** Inputs one after the other, each seeing what those before it defined. */
final class Conversation {
  private final Seam seam;
  private final Map<String, Binding> defined = new LinkedHashMap<>();
  private int inputs;

  Conversation(Seam seam) {
    this.seam = seam;
  }

  ReplResult eval(String input, Path folder) {
    var source = new Source("<input " + (inputs + 1) + ">", input);
    Module module = new ModuleLoader().load(source, folder);
    switch (module.completeness()) {
      case Completeness.Incomplete incomplete -> {
        return new ReplResult.Incomplete(incomplete.open());
      }
      case Completeness.Complete complete -> {}
      case Completeness.Wrong wrong -> {}
    }
    inputs++;
    Analysis analysis = Checker.ofFiles(seam.prelude()).file(module, defined);
    if (analysis.hasErrors()) {
      return new ReplResult.Failed(analysis.diagnostics());
    }
    List<Diagnostic> unset = Settings.of(analysis, ScriptInputs.NONE).missing();
    if (!unset.isEmpty()) {
      return new ReplResult.Failed(
          unset.stream().map(d -> d.note("at the prompt nothing sets it")).toList());
    }
    try {
      return seam.running(context -> carryOut(analysis, context));
    } catch (DiagnosticException e) {
      return new ReplResult.Failed(e.diagnostics());
    }
  }

  /** The value of one expression where nothing may act; nothing of it is kept. */
  ReplResult peek(String input, Path folder) {
    Module module = new ModuleLoader().load(new Source("<expression>", input), folder);
    if (module.completeness() instanceof Completeness.Incomplete incomplete) {
      return new ReplResult.Incomplete(incomplete.open());
    }
    Analysis analysis = Checker.ofFiles(seam.prelude()).file(module, defined);
    var problems = new ArrayList<>(analysis.diagnostics());
    // That it declares nothing is no mistake here.
    analysis.acting().stream()
        .filter(d -> !d.code().equals(NameErrors.NO_DECLARATION))
        .forEach(problems::add);
    if (problems.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      return new ReplResult.Failed(problems);
    }
    List<Statement> statements = module.program().statements();
    if (statements.size() != 1 || !(statements.getFirst() instanceof Statement.Evaluate)) {
      return new ReplResult.Failed(
          List.of(
              Diagnostic.of(SessionErrors.NO_EXPRESSION)
                  .at(new Span(module.text().source(), 1, 1, 1, 1))));
    }
    try {
      return seam.inside(context -> declaring(analysis, context));
    } catch (DiagnosticException e) {
      return new ReplResult.Failed(e.diagnostics());
    }
  }

  private static ReplResult declaring(Analysis analysis, SeamContext context) {
    context.setDeclaring(true);
    try {
      return result(context.globals().unit(analysis).body().call());
    } finally {
      context.setDeclaring(false);
    }
  }

  private static ReplResult result(Object value) {
    return value instanceof SeamNull
        ? new ReplResult.Nothing()
        : new ReplResult.Value(Values.render(value), Values.type(value));
  }

  private ReplResult carryOut(Analysis analysis, SeamContext context) {
    context.declared().makeReplaceable();
    context.libraries().makeReplaceable();
    // Functions of earlier inputs go on to see a name that is defined again.
    analysis
        .globals()
        .forEach(
            (name, binding) -> {
              Binding before = defined.put(name, binding);
              if (before != null) {
                context.globals().share(before, binding);
                if (binding.kind() == Binding.Kind.PATCH) {
                  context.globals().cell(binding).clear();
                }
              }
            });
    Unit unit = context.globals().unit(analysis);
    Object value;
    try {
      value = unit.body().call();
    } finally {
      context.tellFailures(false);
    }
    return result(value);
  }

  Document assist(String input, Path folder) {
    return Project.input(input, folder, seam.prelude(), defined);
  }

  List<String> names() {
    var all = new TreeSet<>(seam.prelude().bindings().keySet());
    all.addAll(defined.keySet());
    return List.copyOf(all);
  }
}
