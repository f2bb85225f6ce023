package org.liveseam.runtime.process.dwarf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.liveseam.runtime.process.dwarf.TypePrinter.UnnamedException;

/**
 * What names of types stand for in one list of declarations. Units may each have a type of their
 * own by one name; C text has one, so whatever needs a second is refused. Every unit describes its
 * headers' types anew: these are the same if they read the same. Not thread-safe.
 */
final class Meanings {
  private final Text texts;
  private final Map<String, Entry> first = new HashMap<>();
  private final Set<Long> same = new HashSet<>();

  Meanings(Text texts) {
    this.texts = texts;
  }

  /** What must be the same of two types. */
  @FunctionalInterface
  interface Text {
    String of(Entry type) throws UnnamedException;
  }

  /** Takes a name for a type, or finds that it stands for this type already. */
  void claim(String name, Entry type) throws UnnamedException {
    Entry before = first.putIfAbsent(name, type);
    if (before == null || before.offset() == type.offset() || same.contains(type.offset())) {
      return;
    }
    if (!text(before).equals(text(type))) {
      throw new UnnamedException("another type of the name");
    }
    same.add(type.offset());
  }

  /** Where C has no words for it, it is never written out, so nobody can look into it. */
  private String text(Entry type) {
    try {
      return texts.of(type);
    } catch (UnnamedException e) {
      return "?";
    }
  }
}
