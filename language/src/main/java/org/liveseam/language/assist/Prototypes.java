package org.liveseam.language.assist;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.DocComment;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Parameter;
import org.liveseam.grammar.tree.PatchDeclaration;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.check.Binding;
import org.liveseam.language.value.Signature;

/** Names as they are declared, on one line. */
final class Prototypes {
  /** Characters of a value that is shown. */
  private static final int LONGEST = 60;

  private Prototypes() {}

  static String of(Binding binding, Optional<Definition> definition) {
    return definition.map(d -> written(d, binding)).orElseGet(() -> plain(binding));
  }

  private static String written(Definition d, Binding binding) {
    return switch (d.holder()) {
      case Statement.Function f -> "fn " + binding.name() + row(d.text(f.function().signature()));
      case Statement.ExternalFunction f -> "fn " + binding.name() + row(d.text(f.signature()));
      case Statement.Let let when let.value() instanceof Expression.Closure closure ->
          "let " + binding.name() + " = fn" + row(d.text(closure.function().signature()));
      case Statement.Let let -> value("let ", binding, d, let.type(), let.value());
      case Statement.Var v -> value("var ", binding, d, v.type(), v.value());
      case Statement.Param p -> value("param ", binding, d, p.type(), p.defaultValue());
      case Statement.Import i -> one(d.text(i));
      case PatchDeclaration patch -> {
        Expression version = patch.version();
        yield "patch " + binding.name() + (version == null ? "" : " " + one(d.text(version)));
      }
      case Parameter p -> one(d.text(p));
      default -> plain(binding);
    };
  }

  private static String value(
      String word,
      Binding binding,
      Definition d,
      @Nullable Syntax type,
      @Nullable Expression value) {
    String known =
        type == null
            ? binding.type().map(name -> ": " + name).orElse("")
            : ": " + one(d.text(type));
    return word + binding.name() + known + (value == null ? "" : " = " + one(d.text(value)));
  }

  private static String plain(Binding binding) {
    Signature signature = binding.signature();
    return signature == null ? binding.name() : "fn " + signature;
  }

  /** Parameters that stand below each other, in a row. */
  private static String row(String signature) {
    return signature.replaceAll("\\s+", " ").replace("( ", "(").replaceAll(",? \\)", ")");
  }

  private static String one(String text) {
    String line = text.replaceAll("\\s+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + " ..";
  }

  /** Its doc comment; what kind of name it is if it has none. */
  static String doc(Binding binding, Optional<Definition> definition) {
    return definition
        .flatMap(d -> Optional.ofNullable(comment(d.holder())))
        .map(DocComment::text)
        .orElse(binding.kind() == Binding.Kind.FUNCTION ? "" : binding.kind().words());
  }

  private static @Nullable DocComment comment(Syntax holder) {
    return switch (holder) {
      case Statement.Function f -> f.doc();
      case Statement.ExternalFunction f -> f.doc();
      case Statement.Let let -> let.doc();
      case Statement.Var v -> v.doc();
      case Statement.Param p -> p.doc();
      case PatchDeclaration patch -> patch.doc();
      default -> null;
    };
  }
}
