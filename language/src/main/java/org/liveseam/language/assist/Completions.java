package org.liveseam.language.assist;

import java.util.List;
import org.liveseam.grammar.Span;

/**
 * What may be written at a place.
 *
 * @param replaced the part of a word that is there already, which an item takes the place of
 * @param items those of the language and of files, all that could stand there: whoever shows them
 *     sorts out those that do not go on from what is there
 * @param wanted what only a target knows
 */
public record Completions(Span replaced, List<Completion> items, Wanted wanted) {
  public Completions {
    items = List.copyOf(items);
  }

  /** Names that a target would have to be asked for. */
  public sealed interface Wanted {
    /** None. */
    record Nothing() implements Wanted {}

    /**
     * Functions that can be patched.
     *
     * @param object {@code vmlinux}, {@code module NAME}, {@code library "NAME"} or {@code
     *     executable} as it is written around; empty if nothing says it
     */
    record Functions(String object) implements Wanted {}

    /** Modules of the kernel. */
    record Modules() implements Wanted {}

    /** Words of C. */
    record C() implements Wanted {}
  }
}
