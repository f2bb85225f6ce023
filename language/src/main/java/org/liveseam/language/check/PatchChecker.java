package org.liveseam.language.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.NameSyntax;
import org.liveseam.grammar.tree.ObjectSyntax;
import org.liveseam.grammar.tree.PatchDeclaration;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.grammar.tree.UnknownField;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;

/** Patch declarations and the one-statement form. */
public final class PatchChecker {
  private static final List<String> FIELDS =
      List.of(
          "reason",
          "fixes",
          "requires",
          "consistency",
          "in",
          "replace",
          "replaces",
          "prologue",
          "shadow",
          "state");

  /** One value of each type that values are written in: a rule for types says the same of all. */
  private static final Map<String, Object> SAMPLES =
      Map.of(
          "null",
          SeamNull.NULL,
          "bool",
          true,
          "int",
          1L,
          "float",
          1.0,
          "str",
          "x",
          "list",
          SeamList.of(List.of()),
          "record",
          new SeamRecord(Map.of()),
          "duration",
          SeamDuration.written(Duration.ofSeconds(1), "1s"),
          "size",
          new SeamSize(1, 0));

  private final Context context;
  private final ReplaceChecker replaces;
  private final ConsistencyChecker consistency;
  private final ObjectChecker objects;
  private final DataChecker data;

  PatchChecker(Context context) {
    this.context = context;
    replaces = new ReplaceChecker(context, this);
    consistency = new ConsistencyChecker(context, this);
    objects = new ObjectChecker(context, this, replaces);
    data = new DataChecker(context, this);
  }

  /** A declaration is evaluated by itself, so it has a routine of its own. */
  void declaration(PatchDeclaration patch, Scope around) {
    var routine = new Routine(around.routine(), false);
    context.analysis.routine(patch, routine);
    Scope scope = around.function(routine);
    String name = patch.name().text();
    constant(patch.name(), name, PatchRules::patch);
    Expression module = patch.module();
    if (module != null) {
      var folder = context.text.folder();
      value(module, scope, path -> PatchRules.moduleFile(path, folder));
      around.routine().calls(routine);
      return;
    }
    Expression version = patch.version();
    if (version != null) {
      value(version, scope, PatchRules::version);
    }
    var said = new HashSet<String>();
    var seen = new Seen(name);
    for (PatchItem item : patch.items()) {
      item(item, scope, said, seen);
    }
    seen.homeless.forEach(clause -> bare(clause, scope, seen));
    if (Boolean.FALSE.equals(seen.kernel)) {
      context.analysis.inProcess().add(name);
    }
    if (!seen.replaces) {
      context.report(
          Diagnostic.of(DescriptionErrors.NOTHING_REPLACED, "patch `" + name + "`"),
          patch.name(),
          "");
    }
    around.routine().calls(routine);
  }

  /** The name of the patch that a statement is, if it is written out. */
  Optional<String> declared(Statement.Replace replace) {
    return name(replace.clause().function());
  }

  void statement(Statement.Replace replace, Scope scope) {
    ReplaceClause clause = replace.clause();
    var seen = new Seen(name(clause.function()).orElse("?"));
    name(clause.function())
        .ifPresent(name -> constant(clause.function(), patchName(name), PatchRules::patch));
    bare(clause, scope, seen);
    if (Boolean.FALSE.equals(seen.kernel)) {
      context.analysis.inProcess().add(patchName(seen.patch));
    }
    var model = clause.consistency();
    if (model != null) {
      consistency.check(model, scope);
    }
  }

  /** A patch of one statement is named after its function; a symbol may have dots, a name not. */
  public static String patchName(String function) {
    return function.replaceAll("[.$]", "_");
  }

  private void item(PatchItem item, Scope scope, Set<String> said, Seen seen) {
    switch (item) {
      case PatchItem.Reason reason -> {
        once("reason", reason, said, seen);
        value(reason.value(), scope, PatchRules::reason);
      }
      case PatchItem.Fixes fixes -> {
        once("fixes", fixes, said, seen);
        value(fixes.value(), scope, PatchRules::fixes);
      }
      case PatchItem.Requires requires -> {
        once("requires", requires, said, seen);
        if (!requires.subject().text().equals("kernel")) {
          context.report(
              Diagnostic.of(DescriptionErrors.UNKNOWN_REQUIREMENT, requires.subject().text())
                  .help("write `requires kernel \"PATTERN\"`"),
              requires.subject(),
              "");
        }
        value(requires.value(), scope, PatchRules::pattern);
      }
      case PatchItem.Consistency model -> {
        once("consistency", model, said, seen);
        consistency.check(model.consistency(), scope);
      }
      case PatchItem.ReplacesAll all -> once("replaces all", all, said, seen);
      case PatchItem.Prologue prologue -> once("prologue", prologue, said, seen);
      case PatchItem.Shadow shadow -> data.shadow(shadow, seen);
      case PatchItem.State state -> data.state(state, scope, seen);
      case PatchItem.ObjectBlock block -> objects.block(block, scope, seen);
      case ReplaceClause clause -> {
        if (clause.object() == null) {
          seen.homeless.add(clause); // the patch's other objects say what it is for
        } else {
          bare(clause, scope, seen);
        }
      }
      case UnknownField field -> unknown(field, "patch `" + seen.patch + "`", FIELDS);
    }
  }

  private void bare(ReplaceClause clause, Scope scope, Seen seen) {
    ObjectSyntax object = clause.object();
    if (object != null) {
      replaces.check(clause, objects.object(object, scope, seen), Side.of(object), scope, seen);
      return;
    }
    Side side = side(clause, scope, seen);
    context.analysis.side(clause, side);
    if (side == Side.PROCESS) {
      seen.kernel = false;
    }
    replaces.check(clause, side == Side.PROCESS ? "library ?" : "vmlinux", side, scope, seen);
  }

  /** Where a replacement belongs that names no object. */
  private Side side(ReplaceClause clause, Scope scope, Seen seen) {
    Boolean kernel = seen.kernel;
    if (kernel != null) {
      return kernel ? Side.KERNEL : Side.PROCESS;
    }
    return ReplaceChecker.needsProcess(clause.body(), scope) ? Side.PROCESS : context.side();
  }

  private void once(String field, Syntax where, Set<String> said, Seen seen) {
    if (!said.add(field)) {
      context.report(
          Diagnostic.of(DescriptionErrors.FIELD_TWICE, field, "patch `" + seen.patch + "`"),
          where,
          "said before");
    }
  }

  void unknown(UnknownField field, String owner, List<String> fields) {
    String name = field.name().text();
    String question = DidYouMean.question(DidYouMean.of(name, fields, 2));
    context.report(
        Diagnostic.of(DescriptionErrors.UNKNOWN_FIELD, owner, name)
            .help(question.isEmpty() ? "it has: " + String.join(", ", fields) : question),
        field.name(),
        "");
  }

  /** Checks an expression, and its value, or at least its type, if that is known. */
  void value(Expression expression, Scope scope, Function<Object, Optional<Diagnostic>> rule) {
    context.expressions.check(expression, scope);
    Optional<Object> known = context.constant(expression);
    if (known.isPresent()) {
      constant(expression, known.get(), rule);
      return;
    }
    context
        .types
        .known(expression)
        .flatMap(type -> Optional.ofNullable(SAMPLES.get(type)))
        .flatMap(rule)
        .filter(d -> d.code().equals(DescriptionErrors.WRONG_TYPE))
        .ifPresent(d -> context.report(d, expression, d.label()));
  }

  /** Checks a name, written or computed; the name if it is written out. */
  Optional<String> name(NameSyntax name, Scope scope, Function<Object, Optional<Diagnostic>> rule) {
    switch (name) {
      case NameSyntax.Written written -> constant(written, written.name().text(), rule);
      case NameSyntax.Computed computed -> {
        value(computed.expression(), scope, rule);
        return context
            .constant(computed.expression())
            .filter(String.class::isInstance)
            .map(String.class::cast);
      }
    }
    return name(name);
  }

  void constant(Syntax where, Object value, Function<Object, Optional<Diagnostic>> rule) {
    rule.apply(value).ifPresent(d -> context.report(d, where, d.label()));
  }

  /** A name that is written out. */
  static Optional<String> name(NameSyntax name) {
    return switch (name) {
      case NameSyntax.Written written -> Optional.of(written.name().text());
      case NameSyntax.Computed computed ->
          Constants.of(computed.expression())
              .flatMap(value -> value instanceof String s ? Optional.of(s) : Optional.empty());
    };
  }

  /** What a patch has named so far. */
  static final class Seen {
    final String patch;
    final Set<String> blocks = new HashSet<>();
    final Set<Object> states = new HashSet<>();
    final Set<String> shadows = new HashSet<>();
    final Map<String, Syntax> functions = new HashMap<>();
    final List<ReplaceClause> homeless = new ArrayList<>();
    boolean replaces;
    @Nullable Boolean kernel;
    boolean mixedTold;

    Seen(String patch) {
      this.patch = patch;
    }
  }
}
