package org.liveseam.repl.session;

import java.util.List;

/**
 * What may be written at a place of an input.
 *
 * @param start where the part of a word begins that an item takes the place of
 */
public record Suggestions(int start, List<Item> items) {
  public Suggestions {
    items = List.copyOf(items);
  }

  /**
   * One of them.
   *
   * @param text what is inserted
   * @param label what is shown; mostly the same
   * @param about one line; may be empty
   * @param whole whether a space follows
   */
  public record Item(String text, String label, String about, boolean whole) {
    Item(String text, String about) {
      this(text, text, about, false);
    }
  }
}
