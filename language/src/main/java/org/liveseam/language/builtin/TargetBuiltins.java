package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import org.liveseam.language.SeamContext;
import org.liveseam.language.value.SeamTarget;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.target.TargetSpec;

/** Targets by name. Nothing is opened here. */
abstract class TargetBuiltins {
  private TargetBuiltins() {}

  /** {@code target(name)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "target")
  abstract static class NamedTargetNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected SeamTarget named(String name) {
      try {
        return new SeamTarget(TargetSpec.parse(name));
      } catch (DiagnosticException e) {
        throw fail(e);
      }
    }
  }

  /** {@code current_target()}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "current_target")
  abstract static class CurrentTargetNode extends BuiltinNode {
    @Specialization
    protected SeamTarget current() {
      return new SeamTarget(SeamContext.get(this).currentTarget());
    }
  }
}
