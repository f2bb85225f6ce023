package org.liveseam.runtime.apply;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Patch;

/**
 * Something this session did to the target.
 *
 * @param number from 1, never reused
 * @param patch what was written, if this session knows it: without it a revert cannot be undone
 * @param displaced patches that were in effect before and are not any more because of this
 * @param left whether its transition was left open, or ended so: older versions of its name have
 *     not given way
 */
public record Effect(
    int number,
    Kind kind,
    String name,
    Optional<Patch> patch,
    List<Displaced> displaced,
    boolean left) {
  public Effect {
    displaced = List.copyOf(displaced);
  }

  /** Whether it put a patch in the place of another of the same name. */
  public boolean repatched() {
    return kind == Kind.APPLIED && displaced.stream().anyMatch(d -> d.name().equals(name));
  }

  /** What was done. */
  public enum Kind {
    APPLIED,
    REVERTED
  }

  /**
   * A patch that gave way.
   *
   * @param label for people: its name and version, or a module's name
   * @param patch what was written, if it is known here; without it nothing brings it back
   * @param ours whether this session had applied it
   */
  public record Displaced(String name, String label, Optional<Patch> patch, boolean ours) {}
}
