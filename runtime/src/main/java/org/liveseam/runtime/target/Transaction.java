package org.liveseam.runtime.target;

/** A patch that was made ready. Ends with one call of either. */
public interface Transaction {
  /** Loads it: its transition begins. On failure the target is as it was. */
  void commit(Deadline deadline);

  /** Forgets it. */
  void abandon();
}
