package org.liveseam.runtime.apply;

import java.util.Optional;
import org.liveseam.runtime.model.Patch;

/**
 * Something this session did to the target.
 *
 * @param number from 1, never reused
 * @param patch what was written, if this session knows it: without it a revert cannot be undone
 */
public record Effect(int number, Kind kind, String name, Optional<Patch> patch) {
  /** What was done. */
  public enum Kind {
    APPLIED,
    REVERTED
  }
}
