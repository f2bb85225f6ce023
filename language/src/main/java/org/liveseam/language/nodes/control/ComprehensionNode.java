package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.nodes.scope.Scoped;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.nodes.variable.NewCellsNode;
import org.liveseam.language.value.SeamList;

/** {@code [for x in xs if c { .. }]}. */
public final class ComprehensionNode extends SeamNode implements Scoped {
  private final int resultsSlot;
  private final List<Variable> variables;
  @Child private SeamNode source;
  @Child private LoopNode loop;

  /**
   * @param resultsSlot where it keeps what was made so far
   */
  public ComprehensionNode(
      int resultsSlot,
      Loop head,
      SeamNode source,
      @Nullable ConditionNode condition,
      SeamNode body) {
    this.resultsSlot = resultsSlot;
    this.variables = head.variables();
    this.source = source;
    this.loop = Truffle.getRuntime().createLoopNode(new Round(resultsSlot, head, condition, body));
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object value = source.executeGeneric(frame);
    ((Round) loop.getRepeatingNode()).iteration.start(frame, source, value);
    frame.setObject(resultsSlot, new Results());
    loop.execute(frame);
    return ((Results) frame.getObject(resultsSlot)).list();
  }

  /** A list that grows. */
  private static final class Results {
    private Object[] elements = new Object[8];
    private int count;

    void add(Object element) {
      if (count == elements.length) {
        elements = Arrays.copyOf(elements, 2 * count);
      }
      elements[count++] = element;
    }

    SeamList list() {
      return new SeamList(Arrays.copyOf(elements, count));
    }
  }

  private static final class Round extends Node implements RepeatingNode {
    private final int resultsSlot;
    @Child private IterationNode iteration;
    @Child private @Nullable NewCellsNode cells;
    @Child private @Nullable ConditionNode condition;
    @Child private SeamNode body;

    Round(int resultsSlot, Loop head, @Nullable ConditionNode condition, SeamNode body) {
      this.resultsSlot = resultsSlot;
      this.iteration = head.iteration();
      this.cells = head.cells();
      this.condition = condition;
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
      ConditionNode filter = condition;
      if (filter == null || filter.execute(frame)) {
        ((Results) frame.getObject(resultsSlot)).add(body.executeGeneric(frame));
      }
      return true;
    }
  }
}
