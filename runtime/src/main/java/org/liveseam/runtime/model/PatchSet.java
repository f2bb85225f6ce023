package org.liveseam.runtime.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Every patch of one file and of what it imports, in the order they were declared. */
public record PatchSet(List<Patch> patches) {
  /** Nothing to patch. */
  public static final PatchSet EMPTY = new PatchSet(List.of());

  public PatchSet {
    patches = List.copyOf(patches);
    var names = new HashSet<String>();
    for (Patch patch : patches) {
      if (!names.add(patch.name())) {
        throw new IllegalArgumentException("two patches named " + patch.name());
      }
    }
  }

  public Optional<Patch> find(String name) {
    return patches.stream().filter(patch -> patch.name().equals(name)).findFirst();
  }
}
