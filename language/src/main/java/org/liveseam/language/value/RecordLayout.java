package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which fields records have and where: shared by all records that one piece of text makes, so that
 * code can remember where it found a field. Compared by identity; immutable.
 */
public final class RecordLayout {
  private final Map<String, Integer> places;

  /** Fields in their order; a name that comes twice keeps its first place. */
  @TruffleBoundary
  public RecordLayout(Iterable<String> names) {
    var all = new LinkedHashMap<String, Integer>();
    for (String name : names) {
      all.putIfAbsent(name, all.size());
    }
    places = Collections.unmodifiableMap(all);
  }

  public int size() {
    return places.size();
  }

  /** The place of a field's value; -1 if there is none of that name. */
  @TruffleBoundary
  public int indexOf(String name) {
    Integer place = places.get(name);
    return place == null ? -1 : place;
  }

  /** In their order. */
  public Set<String> names() {
    return places.keySet();
  }
}
