package org.liveseam.language.translate;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.source.Source;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Routine;
import org.liveseam.language.check.StandardModules;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.SeamRootNode;
import org.liveseam.language.nodes.scope.Scopes;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.source.SourceText;
import org.liveseam.language.value.Cell;
import org.liveseam.language.value.SeamModule;
import org.liveseam.runtime.diagnostic.Span;

/** One file on its way to nodes: what its translators share, and what they made. */
public final class Unit {
  private final Analysis analysis;
  private final Globals globals;
  private final Source source;
  private final FunctionTranslator functions = new FunctionTranslator(this);
  private final VariableTranslator variables = new VariableTranslator(this);
  private final List<TestCode> tests = new ArrayList<>();
  private final IdentityHashMap<Binding, Cell> cells;
  private final IdentityHashMap<Binding, RootCallTarget> patches = new IdentityHashMap<>();
  private final boolean aside;
  private @Nullable RootCallTarget body;
  private Map<String, Object> settings = Map.of();
  private boolean begun;

  /**
   * @param given the text as the host gave it; null for one of ours
   */
  Unit(Analysis analysis, Globals globals, @Nullable Source given) {
    this.analysis = analysis;
    this.globals = globals;
    source = given == null ? globals.sources().of(analysis.module().text(), isLibrary()) : given;
    cells = new IdentityHashMap<>();
    aside = false;
  }

  /**
   * A text that stands nowhere, and what it defines with it.
   *
   * @param seen the variables of others that it sees; taken over
   */
  Unit(Analysis analysis, Globals globals, Source given, IdentityHashMap<Binding, Cell> seen) {
    this.analysis = analysis;
    this.globals = globals;
    source = given;
    cells = seen;
    aside = true;
  }

  /** Whether it belongs to the standard library, or to what the host adds to it. */
  boolean isLibrary() {
    return globals.prelude().files().contains(analysis)
        || StandardModules.all().nameOf(analysis).isPresent();
  }

  /** Gives its params values; those that are not named keep their defaults. */
  public void set(Map<String, Object> params) {
    if (body != null) {
      throw new IllegalStateException("translated already: " + source.getName());
    }
    settings = Map.copyOf(params);
  }

  /** What was given for a param; null if nothing was. */
  @Nullable Object setting(String param) {
    return settings.get(param);
  }

  /** Its statements, to be called once. */
  public RootCallTarget body() {
    RootCallTarget made = body;
    if (made == null) {
      var program = analysis.module().program();
      var layout = new FrameLayout(analysis.routine());
      var statements = new StatementTranslator(this, layout);
      SeamNode block = statements.block(program.statements(), List.of()).at(program.span());
      made = root(layout, source.getName(), program, block.asRootBody());
      body = made;
    }
    return made;
  }

  /** Carries its statements out, unless that was done. */
  public void evaluate() {
    if (!begun) {
      begun = true;
      body().call();
    }
  }

  /** Its tests, once {@link #body} is made. */
  public List<TestCode> tests() {
    return List.copyOf(tests);
  }

  /** How files that import it see it. */
  public SeamModule module() {
    Map<String, Cell> cells =
        analysis.globals().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> cell(entry.getValue()),
                    (a, b) -> b,
                    java.util.LinkedHashMap::new));
    return new SeamModule(source.getName(), cells);
  }

  Analysis analysis() {
    return analysis;
  }

  Globals globals() {
    return globals;
  }

  /** The variable of a definition of a top level. */
  Cell cell(Binding binding) {
    synchronized (globals) { // one lock for all: making a library's function asks its unit
      Cell known = cells.get(binding);
      if (known == null) {
        boolean own = aside && analysis.globals().get(binding.name()) == binding;
        known = own ? new Cell(binding.name()) : globals.cell(binding);
        cells.put(binding, known);
      }
      return known;
    }
  }

  /** What evaluates a declared patch; null as long as its file is not translated. */
  @Nullable RootCallTarget patch(Binding binding) {
    synchronized (globals) {
      RootCallTarget own = patches.get(binding);
      return own == null ? globals.patch(binding) : own;
    }
  }

  void patch(Binding binding, RootCallTarget description) {
    synchronized (globals) {
      patches.put(binding, description);
      if (!aside) {
        globals.patch(binding, description);
      }
    }
  }

  /** The variables that there are because of this text alone. */
  List<Cell> ownCells() {
    return analysis.globals().values().stream().map(this::cell).toList();
  }

  FunctionTranslator functions() {
    return functions;
  }

  VariableTranslator variables() {
    return variables;
  }

  SourceText text() {
    return analysis.module().text();
  }

  Span span(Syntax syntax) {
    return text().span(syntax.span());
  }

  /** What was written there. */
  String written(Syntax syntax) {
    return text().source().text().substring(syntax.span().start(), syntax.span().end());
  }

  Binding binding(Name name) {
    return analysis.binding(name);
  }

  RootCallTarget root(FrameLayout layout, String name, Syntax syntax, SeamNode body) {
    return new SeamRootNode(
            globals.language(),
            layout.build(),
            name,
            source,
            text(),
            syntax.span(),
            scopes(layout, name),
            body)
        .getCallTarget();
  }

  private Scopes scopes(FrameLayout layout, String name) {
    List<Variable> captured =
        layout.routine().captures().stream()
            .map(binding -> variables.visible(binding, 0, layout))
            .toList();
    return new Scopes(
        name,
        captured,
        () ->
            analysis.globals().values().stream()
                .map(binding -> variables.visible(binding, 0, layout))
                .toList());
  }

  /** Notes a test; nothing of it runs. */
  void test(Statement.Test test) {
    Routine routine = analysis.routine(test);
    var target = test.target();
    tests.add(
        new TestCode(
            value("test name", test.name()),
            target == null ? null : value("test target", target),
            code(routine, "test", test, test.body()),
            span(test)));
  }

  private RootCallTarget value(String name, org.liveseam.grammar.tree.Expression expression) {
    var layout = new FrameLayout(analysis.routine());
    SeamNode node = new ExpressionTranslator(this, layout).translate(expression);
    return root(layout, name, expression, node);
  }

  private RootCallTarget code(
      Routine routine,
      String name,
      Syntax syntax,
      org.liveseam.grammar.tree.Expression.Block block) {
    var layout = new FrameLayout(routine);
    SeamNode node = new ExpressionTranslator(this, layout).block(block);
    var body =
        new org.liveseam.language.nodes.call.FunctionBodyNode(
            null, List.of(), new SeamNode[0], node);
    return root(layout, name, syntax, body.at(block.span()).asRootBody());
  }

  /**
   * A test's code.
   *
   * @param target null if it runs on the current target
   */
  public record TestCode(
      RootCallTarget name, @Nullable RootCallTarget target, RootCallTarget body, Span span) {}
}
