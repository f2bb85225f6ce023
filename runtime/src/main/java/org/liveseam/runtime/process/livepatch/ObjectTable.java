package org.liveseam.runtime.process.livepatch;

import java.util.List;
import java.util.Optional;

/** The objects that are loaded into this process. Thread-safe. */
public interface ObjectTable {
  /** How often objects came and went; nothing changed while this stays. */
  Stamp stamp();

  /** The object of that name, as patches spell it. */
  Optional<PresentObject> find(String name);

  /** The names of all. */
  List<String> names();

  /** Whether that loading of an object is still there. */
  boolean present(PresentObject object);

  /** Whether everybody else has closed it: it stays only because this engine holds it. */
  boolean abandoned(PresentObject object);

  /** Counters of the dynamic loader (dl_iterate_phdr(3)). */
  record Stamp(long added, long removed) {}

  /**
   * One loading of an object.
   *
   * @param name as patches spell it
   * @param base where it was loaded
   */
  record PresentObject(String name, long base) {}
}
