package org.liveseam.repl.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.tree.CallbackSyntax;
import org.liveseam.grammar.tree.DocComment;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.FunctionSignature;
import org.liveseam.grammar.tree.NameSyntax;
import org.liveseam.grammar.tree.ObjectItem;
import org.liveseam.grammar.tree.ObjectSyntax;
import org.liveseam.grammar.tree.PatchDeclaration;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.grammar.tree.UnknownField;

/**
 * What a file declares, with its documentation, as Markdown: params, libraries, patches, pipelines,
 * functions, values, tests.
 */
public final class ModulePage {
  private final String text;
  private final StringBuilder out = new StringBuilder();

  private ModulePage(String text) {
    this.text = text;
  }

  /**
   * @param name the page's title
   * @param text without errors of syntax; what is wrong is left out
   */
  public static String of(String name, String text) {
    var page = new ModulePage(text);
    page.out.append("# ").append(name).append('\n');
    List<Statement> statements = Seam.parse(text).tree().statements();
    page.section("Params", statements, page::param);
    page.section("Libraries", statements, page::library);
    page.section("Patches", statements, page::patch);
    page.section("Pipelines", statements, page::pipeline);
    page.section("Functions", statements, page::function);
    page.section("Values", statements, page::value);
    page.section("Tests", statements, page::test);
    return page.out.toString();
  }

  /** One entry, or null for statements of other sections. */
  private interface Entry {
    @Nullable String of(Statement statement);
  }

  private void section(String title, List<Statement> statements, Entry entry) {
    List<String> entries = new ArrayList<>();
    for (Statement statement : statements) {
      String made = entry.of(statement);
      if (made != null) {
        entries.add(made);
      }
    }
    if (!entries.isEmpty()) {
      out.append("\n## ").append(title).append('\n');
      entries.forEach(made -> out.append('\n').append(made));
    }
  }

  private @Nullable String param(Statement statement) {
    if (!(statement instanceof Statement.Param param)) {
      return null;
    }
    List<String> facts = new ArrayList<>();
    TypeSyntax type = param.type();
    Expression usual = param.defaultValue();
    if (type != null) {
      facts.add("type " + code(type));
    } else if (usual == null) {
      facts.add("type `str`");
    }
    facts.add(usual == null ? "must be given" : code(usual) + " if it is not given");
    return head(param.name().text()) + words(param.doc()) + list(facts);
  }

  private @Nullable String pipeline(Statement statement) {
    if (!(statement instanceof Statement.Pipeline pipeline)) {
      return null;
    }
    List<String> facts = new ArrayList<>();
    for (Statement step : pipeline.body().statements()) {
      if (step instanceof Statement.Stage stage) {
        Expression target = stage.target();
        Expression deadline = stage.deadline();
        facts.add(
            "stage `"
                + stage.name().text()
                + "`"
                + (target == null ? "" : " on " + code(target))
                + (deadline == null ? "" : ", deadline " + code(deadline)));
      }
    }
    if (pipeline.rescue() != null) {
      facts.add("does something of its own when it fails");
    }
    if (pipeline.ensure() != null) {
      facts.add("does something in any case at its end");
    }
    return head(pipeline.name().text()) + words(pipeline.doc()) + list(facts);
  }

  private @Nullable String patch(Statement statement) {
    return switch (statement) {
      case Statement.Patch(PatchDeclaration patch, Span span) -> whole(patch);
      case Statement.Replace(ReplaceClause clause, DocComment doc, Span span) ->
          head(written(clause.function())) + words(doc) + list(List.of(replaced(clause, null)));
      default -> null;
    };
  }

  private String whole(PatchDeclaration patch) {
    List<String> facts = new ArrayList<>();
    Expression module = patch.module();
    if (module != null) {
      facts.add("from module " + plain(module));
    }
    for (PatchItem item : patch.items()) {
      switch (item) {
        case PatchItem.Reason(Expression value, Span span) -> facts.add("reason: " + plain(value));
        case PatchItem.Fixes fixes -> facts.add("fixes " + code(fixes.value()));
        case PatchItem.Requires r ->
            facts.add("requires " + r.subject().text() + " " + code(r.value()));
        case PatchItem.Consistency c -> facts.add(code(c));
        case PatchItem.ReplacesAll all -> facts.add("replaces every other patch");
        case PatchItem.ObjectBlock block ->
            block.items().forEach(inner -> item(inner, block.object(), facts));
        case ReplaceClause clause -> facts.add(replaced(clause, null));
        case PatchItem.Shadow shadow -> facts.add(code(shadow));
        case PatchItem.State state -> facts.add(code(state));
        case PatchItem.Prologue prologue ->
            facts.add("prologue `" + (prologue.allowed() ? "allow" : "deny") + "`");
        case UnknownField unknown -> {} // an error, which is told elsewhere
      }
    }
    Expression version = patch.version();
    String title = patch.name().text() + (version == null ? "" : " " + plain(version));
    return head(title) + words(patch.doc()) + list(facts);
  }

  private void item(ObjectItem item, ObjectSyntax object, List<String> facts) {
    switch (item) {
      case ReplaceClause clause -> facts.add(replaced(clause, object));
      case CallbackSyntax callback ->
          facts.add(
              "runs C "
                  + callback.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                  + ", in "
                  + code(object)
                  + behind(callback.doc()));
      case UnknownField unknown -> {} // an error, which is told elsewhere
    }
  }

  private static String behind(@Nullable DocComment doc) {
    return doc == null ? "" : ": " + doc.text().strip().replaceAll("\\s+", " ");
  }

  private String replaced(ReplaceClause clause, @Nullable ObjectSyntax block) {
    ObjectSyntax object = block == null ? clause.object() : block;
    return "replaces "
        + MarkdownText.code(written(clause.function()))
        + (object == null ? "" : " in " + code(object))
        + behind(clause.doc());
  }

  private @Nullable String function(Statement statement) {
    return switch (statement) {
      case Statement.Function f -> function(f.name().text(), f.function().signature(), f.doc());
      case Statement.ExternalFunction f -> function(f.name().text(), f.signature(), f.doc());
      default -> null;
    };
  }

  private String function(String name, FunctionSignature signature, @Nullable DocComment doc) {
    return head(name) + "\n```seam\nfn " + name + oneLine(signature) + "\n```\n" + words(doc);
  }

  private @Nullable String value(Statement statement) {
    return switch (statement) {
      case Statement.Let let when let.doc() != null -> head(let.name().text()) + words(let.doc());
      case Statement.Var variable when variable.doc() != null ->
          head(variable.name().text()) + words(variable.doc());
      default -> null;
    };
  }

  private @Nullable String library(Statement statement) {
    if (!(statement instanceof Statement.Library library)) {
      return null;
    }
    Expression source = library.source();
    return head(plain(library.name()))
        + words(library.doc())
        + list(source == null ? List.of() : List.of("compiled from " + code(source)));
  }

  private @Nullable String test(Statement statement) {
    return statement instanceof Statement.Test test
        ? "- " + plain(test.name()) + "\n" + indented(words(test.doc()))
        : null;
  }

  private static String head(String title) {
    return "### " + title + "\n";
  }

  private static String list(List<String> facts) {
    return facts.isEmpty()
        ? ""
        : facts.stream().map(fact -> "- " + fact + "\n").collect(Collectors.joining("", "\n", ""));
  }

  /** Its paragraphs; examples are paragraphs of their own. */
  private static String words(@Nullable DocComment doc) {
    return doc == null
        ? ""
        : "\n" + doc.text().strip().replaceAll("\n(?=Example: )", "\n\n") + "\n";
  }

  private static String indented(String words) {
    return words.isEmpty() ? "" : words.indent(2);
  }

  private String plain(Expression value) {
    return value instanceof Expression.StringLiteral(String content, Span span)
        ? MarkdownText.plain(content)
        : code(value);
  }

  private String oneLine(Syntax syntax) {
    return MarkdownText.oneLine(written(syntax));
  }

  private String code(Syntax syntax) {
    return MarkdownText.code(oneLine(syntax));
  }

  private String written(NameSyntax name) {
    return name instanceof NameSyntax.Written w ? w.name().text() : written((Syntax) name);
  }

  private String written(Syntax syntax) {
    return text.substring(syntax.span().start(), syntax.span().end());
  }
}
