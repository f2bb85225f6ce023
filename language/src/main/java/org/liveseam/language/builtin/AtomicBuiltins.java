package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.value.SeamAtomic;
import org.liveseam.language.value.SeamFunction;

/** Values that many threads may change. */
abstract class AtomicBuiltins {
  private AtomicBuiltins() {}

  /** {@code atomic(value)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "atomic")
  abstract static class AtomicNode extends BuiltinNode {
    private volatile @Nullable Map<String, SeamFunction.Code> methods;

    @Specialization
    @TruffleBoundary
    protected SeamAtomic atomic(long value) {
      Map<String, SeamFunction.Code> all = methods;
      if (all == null) {
        all = AtomicMethods.all(SeamContext.get(this).language());
        methods = all;
      }
      return new SeamAtomic(value, all);
    }
  }
}
