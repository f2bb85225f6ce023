package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.scope.Scoped;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.nodes.variable.NewCellsNode;
import org.liveseam.language.value.SeamNull;

/** {@code for x in xs { .. }}. The loop node polls for cancellation in each round. */
public final class ForNode extends SeamNode implements Scoped {
  private final List<Variable> variables;
  @Child private SeamNode source;
  @Child private LoopNode loop;

  public ForNode(Loop head, SeamNode source, SeamNode body) {
    this.variables = head.variables();
    this.source = source;
    this.loop = Truffle.getRuntime().createLoopNode(new Round(head, body));
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object value = source.executeGeneric(frame);
    ((Round) loop.getRepeatingNode()).iteration.start(frame, source, value);
    loop.execute(frame);
    return SeamNull.NULL;
  }

  private static final class Round extends Node implements RepeatingNode {
    @Child private IterationNode iteration;
    @Child private @Nullable NewCellsNode cells;
    @Child private SeamNode body;

    Round(Loop head, SeamNode body) {
      this.iteration = head.iteration();
      this.cells = head.cells();
      this.body = body;
    }

    @Override
    public boolean executeRepeating(VirtualFrame frame) {
      NewCellsNode captured = cells;
      if (captured != null) {
        captured.execute(frame);
      }
      if (!iteration.advance(frame)) {
        return false;
      }
      try {
        body.executeGeneric(frame);
      } catch (JumpException jump) {
        return jump.again();
      }
      return true;
    }
  }
}
