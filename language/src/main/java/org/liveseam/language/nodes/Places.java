package org.liveseam.language.nodes;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.nodes.Node;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Span;

/**
 * Where errors are shown: at the node that failed, or, if that belongs to the library, at the
 * innermost call of the user's own text.
 */
final class Places {
  private Places() {}

  @TruffleBoundary
  static Span blame(SeamNode failed) {
    return isLibrary(failed) ? caller(failed) : failed.span();
  }

  /** The innermost call of the user's own text. */
  @TruffleBoundary
  static Span caller(SeamNode failed) {
    Span found =
        Truffle.getRuntime()
            .iterateFrames(
                frame -> {
                  SeamNode node = enclosing(frame.getCallNode());
                  return node == null || isLibrary(node) ? null : node.span();
                });
    return found == null ? failed.span() : found;
  }

  private static boolean isLibrary(SeamNode node) {
    return node.getRootNode() instanceof SeamRootNode root && root.source().isInternal();
  }

  private static @Nullable SeamNode enclosing(@Nullable Node call) {
    for (Node node = call; node != null; node = node.getParent()) {
      if (node instanceof SeamNode seam) {
        return seam;
      }
    }
    return null;
  }
}
