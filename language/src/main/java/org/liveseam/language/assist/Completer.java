package org.liveseam.language.assist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.assist.Completions.Wanted;
import org.liveseam.language.check.Binding;
import org.liveseam.language.value.SeamType;

/** Decides from what stands before a place what may stand there. */
final class Completer {
  /** Stands in for a word that is still to be written, so that the rest can be parsed. */
  private static final String STAND_IN = "seam_word";

  private static final Set<String> C_FILES = Set.of(".c", ".o", ".so", ".ko");

  private final Document document;
  private final int offset;
  private final Cursor cursor;
  private final List<Completion> items = new ArrayList<>();

  Completer(Document document, int offset) {
    this.document = document;
    this.offset = offset;
    cursor = new Cursor(document.text(), offset, false);
  }

  Completions complete() {
    return switch (cursor.inside()) {
      case COMMENT -> done(new Wanted.Nothing());
      case C_CODE -> done(new Wanted.C());
      case STRING -> string();
      default -> {
        if (cursor.back(0).equals(".")) {
          yield members();
        }
        Optional<Vocabulary> hyphenated =
            Slots.hyphenated(new Cursor(document.text(), offset, true));
        if (hyphenated.isPresent()) {
          words(hyphenated.get());
          yield new Completions(
              new Cursor(document.text(), offset, true).word(), items, new Wanted.Nothing());
        }
        yield described();
      }
    };
  }

  private Completions done(Wanted wanted) {
    return new Completions(cursor.word(), items, wanted);
  }

  private Completions string() {
    int open = document.text().lastIndexOf('"', offset - 1); // it is in a string
    String begun = document.text().substring(open + 1, offset);
    List<String> line = new Cursor(document.text(), Math.max(open, 0), false).line();
    String last = line.isEmpty() ? "" : line.getLast();
    String before = line.size() < 2 ? "" : line.get(line.size() - 2);
    if (begun.indexOf('$') >= 0 || begun.indexOf('\n') >= 0) {
      return done(new Wanted.Nothing());
    }
    return switch (last) {
      case "import" -> Paths.begun(document, begun, Set.of(".seam"), true, offset);
      case "from" -> Paths.begun(document, begun, C_FILES, false, offset);
      case "library" -> Paths.begun(document, begun, Set.of(".so"), false, offset);
      case "module" ->
          before.equals("from")
              ? Paths.begun(document, begun, Set.of(".ko"), false, offset)
              : done(new Wanted.Modules());
      default -> done(new Wanted.Nothing());
    };
  }

  /** Where the rules of descriptions say what comes; else code. */
  private Completions described() {
    Optional<Slots.Slot> slot = Slots.of(cursor);
    if (slot.isEmpty()) {
      return code();
    }
    slot.get().words().forEach(this::words);
    return done(slot.get().wanted());
  }

  private Completions code() {
    if (Slots.isType(cursor)) {
      SeamType.words()
          .forEach(word -> items.add(new Completion(word, Completion.Kind.TYPE, "", "a type")));
      return done(new Wanted.Nothing());
    }
    boolean statement = cursor.startsLine() && !Slots.inParentheses(cursor);
    Document whole = standIn();
    if (!statement) {
      arguments(whole);
    }
    Collection<Binding> names = new Visible(whole, cursor.word().start()).names().values();
    names.stream()
        .filter(binding -> !isOfLibrary(binding))
        .forEach(binding -> items.add(Items.of(whole, binding)));
    if (statement) {
      if (cursor.opener() < 0) {
        words(Vocabulary.TOP);
      }
      words(Vocabulary.STATEMENT);
    } else {
      words(Vocabulary.EXPRESSION);
    }
    names.stream()
        .filter(this::isOfLibrary)
        .forEach(binding -> items.add(Items.of(whole, binding)));
    return done(new Wanted.Nothing());
  }

  private boolean isOfLibrary(Binding binding) {
    return document.prelude().bindings().get(binding.name()) == binding;
  }

  private void words(Vocabulary vocabulary) {
    vocabulary
        .words()
        .forEach(
            (word, doc) -> {
              if (items.stream().noneMatch(item -> item.text().equals(word))) {
                items.add(new Completion(word, Completion.Kind.KEYWORD, "", doc));
              }
            });
  }

  private void arguments(Document whole) {
    String last = cursor.back(0);
    Optional<CallHint> call = CallHints.at(whole, cursor.word().start());
    if (call.isEmpty() || !(last.equals("(") || last.equals(",") || cursor.line().size() == 1)) {
      return;
    }
    for (String parameter : call.get().parameters()) {
      String name = parameter.replaceAll("[ :=].*", "");
      items.add(
          new Completion(
              name + ": ",
              name + ":",
              Completion.Kind.ARGUMENT,
              parameter,
              "an argument of `" + call.get().label() + "`"));
    }
  }

  /** The text with a word at the place. */
  private Document standIn() {
    String text = document.text();
    Span word = cursor.word();
    return word.start() == word.end()
        ? document.with(text.substring(0, offset) + STAND_IN + text.substring(offset))
        : document;
  }

  private Completions members() {
    Document whole = standIn();
    int start = cursor.word().start();
    Expression.Member member = member(whole, start);
    if (member != null) {
      Collection<String> names = whole.analysis().members(member);
      Binding owner = whole.analysis().find(member.object());
      var exports = owner == null ? null : owner.exports();
      for (String name : names) {
        Binding exported = exports == null ? null : exports.get(name);
        items.add(
            exported == null
                ? new Completion(name, Completion.Kind.MEMBER, "", "")
                : Items.of(whole, exported));
      }
    }
    return done(new Wanted.Nothing());
  }

  private static Expression.@Nullable Member member(Document whole, int start) {
    for (Syntax node : Tree.around(whole.module().program(), start).reversed()) {
      if (node instanceof Expression.Member member && member.name().span().start() == start) {
        return member;
      }
    }
    return null;
  }
}
