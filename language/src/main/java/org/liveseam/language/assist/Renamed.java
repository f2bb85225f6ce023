package org.liveseam.language.assist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.liveseam.grammar.Span;

/** What came of the wish to call something by another name. */
public sealed interface Renamed {

  /**
   * The stretches to be replaced by the new name.
   *
   * @param places by file, each file's in order
   */
  record Edits(String name, Map<Path, List<Span>> places) implements Renamed {
    public Edits {
      places = Map.copyOf(places);
    }
  }

  /** It cannot be, and why. */
  record Refused(String reason) implements Renamed {}
}
