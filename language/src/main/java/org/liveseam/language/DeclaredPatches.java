package org.liveseam.language;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchSet;

/** The patches that a session's files and inputs declared, in their order. */
public final class DeclaredPatches {
  private final Map<String, Patch> byName = new LinkedHashMap<>();
  private boolean replaceable;

  /** In a conversation a patch may be declared again. */
  public void makeReplaceable() {
    replaceable = true;
  }

  /** What comes has nothing to do with what was declared so far. */
  public void clear() {
    byName.clear();
  }

  @TruffleBoundary
  public void add(Patch patch, SeamNode where) {
    Patch before = byName.put(patch.name(), patch);
    if (before != null && !replaceable && !before.equals(patch)) {
      throw SeamException.of(
          Diagnostic.of(DescriptionErrors.PATCH_TWICE, patch.name())
              .at(patch.span())
              .note("the other one is at " + before.span().place()),
          where);
    }
  }

  public PatchSet all() {
    return new PatchSet(List.copyOf(byName.values()));
  }
}
