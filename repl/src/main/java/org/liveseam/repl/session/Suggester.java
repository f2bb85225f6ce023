package org.liveseam.repl.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;
import org.liveseam.language.assist.CallHint;
import org.liveseam.language.assist.Completion;
import org.liveseam.language.assist.Completions;
import org.liveseam.language.assist.Completions.Wanted;
import org.liveseam.language.assist.Document;
import org.liveseam.repl.session.Suggestions.Item;

/**
 * What an input that is being typed could go on with. Nothing is evaluated, and no target is
 * opened; the target's functions are left out while something else uses the targets.
 */
public final class Suggester {
  private static final int MOST_FUNCTIONS = 200;
  private static final int LONGEST = 20_000;
  private static final Pattern OBJECT = Pattern.compile("(module|library)\\s+\"?([^\"\\s]+)\"?");

  private final ReplSession session;
  private final CommandSuggester commands;

  /**
   * @param verbs what may stand behind a colon
   */
  public Suggester(ReplSession session, List<Verb> verbs) {
    this.session = session;
    this.commands = new CommandSuggester(session, this, verbs);
  }

  /** Best first; whoever shows them sorts out those that do not go on from what is there. */
  public Suggestions at(String input, int cursor) {
    if (input.stripLeading().startsWith(":")) {
      return commands.at(input, cursor);
    }
    return code(input, cursor);
  }

  /** One line about the call, the word or the command that the place is in; empty for nothing. */
  public String hint(String input, int cursor) {
    if (input.isBlank() || input.length() > LONGEST) {
      return "";
    }
    if (input.stripLeading().startsWith(":")) {
      return commands.hint(input);
    }
    Document document = document(input);
    return document
        .call(cursor)
        .map(Suggester::call)
        .or(() -> document.hover(cursor).map(hover -> line(hover.prototype(), hover.doc())))
        .orElse("");
  }

  /** The parameter that is next stands in brackets. */
  private static String call(CallHint hint) {
    var parameters = new ArrayList<>(hint.parameters());
    if (hint.active() < parameters.size()) {
      parameters.set(hint.active(), "[" + parameters.get(hint.active()) + "]");
    }
    return line(hint.function() + "(" + String.join(", ", parameters) + ")", hint.doc());
  }

  private static String line(String prototype, String doc) {
    String first = doc.lines().findFirst().orElse("");
    String one = prototype.lines().findFirst().orElse("");
    return first.isEmpty() ? one : one + "  " + first;
  }

  private Document document(String input) {
    return session.seam().assist(input, Path.of("").toAbsolutePath());
  }

  Suggestions code(String input, int cursor) {
    if (input.length() > LONGEST) {
      return new Suggestions(cursor, List.of());
    }
    String before = input.substring(0, cursor);
    if (endsInC(before)) {
      return c(before);
    }
    Completions found = document(input).completions(cursor);
    var items = new ArrayList<Item>();
    found.items().forEach(item -> items.add(item(item)));
    int start = found.replaced().start();
    String begun = input.substring(start, cursor);
    switch (found.wanted()) {
      case Wanted.Functions functions -> items.addAll(functions(begun, object(functions.object())));
      case Wanted.Modules modules -> items.addAll(modules());
      case Wanted.C c ->
          items.addAll(idle(() -> new FieldSuggester(session).at(input.substring(0, cursor))));
      case Wanted.Nothing nothing -> {}
    }
    return new Suggestions(start, items);
  }

  /** C that is still to be closed is not known as C to whoever looks at the whole input. */
  private static boolean endsInC(String before) {
    List<Token> tokens = Seam.tokens(before);
    return !tokens.isEmpty()
        && tokens.getLast().type() == TokenClass.C_CODE
        && tokens.getLast().span().end() == before.length()
        && !before.endsWith("}");
  }

  private Suggestions c(String before) {
    int start = before.length();
    while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
      start--;
    }
    return new Suggestions(start, idle(() -> new FieldSuggester(session).at(before)));
  }

  private static Item item(Completion found) {
    String about = found.detail().isEmpty() ? found.doc() : found.detail();
    return new Item(
        found.text(),
        found.label(),
        about.lines().findFirst().orElse(""),
        found.kind() == Completion.Kind.KEYWORD);
  }

  /** The name of an object by how it is written. */
  private static Optional<String> object(String written) {
    Matcher named = OBJECT.matcher(written);
    if (named.matches()) {
      return Optional.of(named.group(2));
    }
    String bare = written.strip().replace("\"", "");
    return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
  }

  /** Functions that can be replaced. */
  List<Item> functions(String begun, Optional<String> object) {
    return idle(
        () ->
            session.functions().patchable(begun, object, MOST_FUNCTIONS).stream()
                .map(f -> new Item(f.name(), f.declaration().orElse(f.object())))
                .toList());
  }

  private List<Item> modules() {
    return idle(
        () ->
            session.functions().modules().entrySet().stream()
                .map(e -> new Item(e.getKey(), e.getValue() ? "loaded" : "not loaded"))
                .toList());
  }

  private List<Item> idle(java.util.function.Supplier<List<Item>> work) {
    return session.ifIdle(work).orElse(List.of());
  }
}
