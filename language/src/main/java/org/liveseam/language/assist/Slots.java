package org.liveseam.language.assist;

import java.util.List;
import java.util.Optional;
import org.liveseam.language.assist.Completions.Wanted;

/** What the rules of descriptions want at a place, told by the tokens before it. */
final class Slots {
  private Slots() {}

  /** Words, and names of the target's. */
  record Slot(List<Vocabulary> words, Wanted wanted) {
    static Slot of(Vocabulary... words) {
      return new Slot(List.of(words), new Wanted.Nothing());
    }

    static Slot of(Wanted wanted) {
      return new Slot(List.of(), wanted);
    }
  }

  /** Words that may have hyphens. */
  static Optional<Vocabulary> hyphenated(Cursor cursor) {
    List<String> line = cursor.line();
    String last = cursor.back(0);
    boolean model = line.contains("consistency") && !inOptions(cursor);
    if (last.equals("consistency") || (last.equals("or") && model)) {
      return Optional.of(Vocabulary.MODEL);
    }
    if (last.equals("stall") && cursor.back(1).equals("-")) {
      return Optional.of(Vocabulary.POLICY);
    }
    if (inOptions(cursor) && (cursor.startsLine() || last.equals("{") || last.equals(","))) {
      return Optional.of(Vocabulary.OPTION);
    }
    return Optional.empty();
  }

  private static boolean inOptions(Cursor cursor) {
    return block(cursor).contains("consistency") && !block(cursor).contains("patch");
  }

  /** The line that opened the block that the place is in; empty if it is in none. */
  private static List<String> block(Cursor cursor) {
    int opener = cursor.opener();
    return opener >= 0 && cursor.text(cursor.before().get(opener)).equals("{")
        ? cursor.head(opener)
        : List.of();
  }

  static boolean inParentheses(Cursor cursor) {
    int opener = cursor.opener();
    return opener >= 0 && !cursor.text(cursor.before().get(opener)).equals("{");
  }

  static Optional<Slot> of(Cursor cursor) {
    List<String> block = block(cursor);
    String opened = block.isEmpty() ? "" : block.get(0);
    boolean described = opened.equals("patch") || opened.equals("in");
    if (described && cursor.startsLine()) {
      return Optional.of(Slot.of(opened.equals("in") ? Vocabulary.OBJECT : Vocabulary.PATCH));
    }
    List<String> line = cursor.line();
    String first = line.isEmpty() ? "" : line.get(0);
    String last = cursor.back(0);
    if (first.equals("replace") && !inParentheses(cursor)) {
      return replace(cursor, line, last);
    }
    if (!described || line.isEmpty()) {
      return Optional.empty();
    }
    return switch (last) {
      case "in" -> Optional.of(Slot.of(Vocabulary.OBJECTS));
      case "module" -> Optional.of(Slot.of(new Wanted.Modules()));
      case "replaces" -> Optional.of(Slot.of(Vocabulary.EVERYTHING));
      case "requires" -> Optional.of(Slot.of(Vocabulary.REQUIRED));
      case "prologue" -> Optional.of(Slot.of(Vocabulary.PROLOGUE));
      case "before", "after" -> Optional.of(Slot.of(Vocabulary.MOMENT));
      default -> Optional.empty();
    };
  }

  private static Optional<Slot> replace(Cursor cursor, List<String> line, String last) {
    return switch (last) {
      case "replace" -> Optional.of(Slot.of(Vocabulary.REPLACED));
      case "function" -> Optional.of(Slot.of(new Wanted.Functions(object(cursor))));
      case "in" -> Optional.of(Slot.of(Vocabulary.OBJECTS));
      case "module" -> Optional.of(Slot.of(new Wanted.Modules()));
      case "prologue" -> Optional.of(Slot.of(Vocabulary.PROLOGUE));
      case "with" -> Optional.of(Slot.of(Vocabulary.BODY));
      case "at", "from" -> Optional.empty();
      default -> line.size() > 2 ? Optional.of(Slot.of(Vocabulary.CLAUSE)) : Optional.empty();
    };
  }

  /** The object of the block around, as it is written. */
  private static String object(Cursor cursor) {
    List<String> block = block(cursor);
    int opener = cursor.opener();
    return block.size() > 1 && block.get(0).equals("in")
        ? cursor.between(opener - block.size() + 1, opener)
        : "";
  }

  /** Whether a type is wanted: behind an arrow, or behind the colon of what is declared. */
  static boolean isType(Cursor cursor) {
    if (cursor.back(0).equals("->")) {
      return true;
    }
    if (!cursor.back(0).equals(":")) {
      return false;
    }
    String declared = cursor.back(2);
    if (declared.equals("let") || declared.equals("var") || declared.equals("param")) {
      return true;
    }
    int opener = cursor.opener();
    if (opener < 1 || !cursor.text(cursor.before().get(opener)).equals("(")) {
      return false;
    }
    String before = cursor.text(cursor.before().get(opener - 1));
    String beforeThat = opener < 2 ? "" : cursor.text(cursor.before().get(opener - 2));
    return before.equals("fn") || beforeThat.equals("fn") || beforeThat.equals("function");
  }
}
