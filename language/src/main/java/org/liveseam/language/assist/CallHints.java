package org.liveseam.language.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;
import org.liveseam.grammar.tree.FunctionSignature;
import org.liveseam.language.check.Binding;
import org.liveseam.language.value.Signature;

/** Finds the call around a place, with parentheses or without, in texts that need not parse. */
final class CallHints {
  private CallHints() {}

  /**
   * A call.
   *
   * @param callee its name
   * @param first index of the first token of its arguments
   */
  private record Written(List<String> callee, int first) {}

  static Optional<CallHint> at(Document document, int offset) {
    var cursor = new Cursor(document.text(), offset, false);
    Optional<Written> call = call(cursor);
    if (call.isEmpty()) {
      return Optional.empty();
    }
    return new Visible(document, offset)
        .find(call.get().callee())
        .flatMap(binding -> hint(document, binding, cursor, call.get()));
  }

  private static Optional<Written> call(Cursor cursor) {
    int opener = cursor.opener();
    while (opener >= 0 && cursor.text(cursor.before().get(opener)).equals("[")) {
      opener = cursor.opener(opener);
    }
    if (opener >= 0 && cursor.text(cursor.before().get(opener)).equals("(")) {
      List<String> callee = chainBefore(cursor, opener);
      return callee.isEmpty() ? Optional.empty() : Optional.of(new Written(callee, opener + 1));
    }
    int start = cursor.before().size() - cursor.line().size();
    List<String> callee = new ArrayList<>();
    int at = start;
    while (at < cursor.before().size() && isName(cursor, at)) {
      callee.add(cursor.text(cursor.before().get(at)));
      at++;
      if (at >= cursor.before().size() || !cursor.text(cursor.before().get(at)).equals(".")) {
        break;
      }
      at++;
    }
    return callee.isEmpty() ? Optional.empty() : Optional.of(new Written(callee, at));
  }

  private static List<String> chainBefore(Cursor cursor, int opener) {
    List<String> chain = new ArrayList<>();
    int at = opener - 1;
    while (at >= 0 && isName(cursor, at)) {
      chain.addFirst(cursor.text(cursor.before().get(at)));
      if (at < 1 || !cursor.text(cursor.before().get(at - 1)).equals(".")) {
        break;
      }
      at -= 2;
    }
    boolean declared = at >= 1 && cursor.text(cursor.before().get(at - 1)).equals("fn");
    return declared ? List.of() : chain;
  }

  private static boolean isName(Cursor cursor, int index) {
    return cursor.before().get(index).type() == TokenClass.NAME;
  }

  private static Optional<CallHint> hint(
      Document document, Binding binding, Cursor cursor, Written call) {
    List<String> names = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    Optional<FunctionSignature> written = document.definitions().signature(binding);
    Signature signature = binding.signature();
    if (written.isPresent()) {
      Definition definition = document.definitions().of(binding).orElseThrow();
      written
          .get()
          .parameters()
          .forEach(
              parameter -> {
                names.add(parameter.name().text());
                shown.add(definition.text(parameter));
              });
    } else if (signature != null) {
      signature
          .parameters()
          .forEach(
              parameter -> {
                names.add(parameter.name());
                shown.add(parameter.name() + (parameter.optional() ? " = .." : ""));
              });
    } else {
      return Optional.empty();
    }
    String doc = Prototypes.doc(binding, document.definitions().of(binding));
    String name = String.join(".", call.callee());
    return Optional.of(new CallHint(name, shown, active(cursor, call.first(), names), doc));
  }

  /** By its name if the argument has one, else by its place. */
  private static int active(Cursor cursor, int first, List<String> names) {
    List<Token> tokens = cursor.before();
    int depth = 0;
    int place = 0;
    int start = first;
    for (int i = first; i < tokens.size(); i++) {
      switch (cursor.text(tokens.get(i))) {
        case "(", "[", "{", "${" -> depth++;
        case ")", "]", "}" -> depth--;
        case "," -> {
          if (depth == 0) {
            place++;
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    if (start + 1 < tokens.size() && cursor.text(tokens.get(start + 1)).equals(":")) {
      int named = names.indexOf(cursor.text(tokens.get(start)));
      return named >= 0 ? named : names.size();
    }
    return Math.min(place, names.size());
  }
}
