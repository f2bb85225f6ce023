package org.liveseam.language.api;

import java.util.List;
import org.liveseam.runtime.model.PatchSet;

/** What a declarative file declares, its imports' patches included, their tests left out. */
public record Declarations(PatchSet patches, List<TestHandle> tests) {
  public Declarations {
    tests = List.copyOf(tests);
  }
}
