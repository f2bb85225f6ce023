package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.frame.VirtualFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.nodes.variable.NewCellsNode;
import org.liveseam.language.value.SeamList;

/** {@code [for x in xs if c { .. }]}. */
public final class ComprehensionNode extends SeamNode {
  private final int elementSlot;
  @Child private SeamNode source;
  @Child private @Nullable NewCellsNode cells;
  @Child private SeamNode bind;
  @Child private @Nullable ConditionNode condition;
  @Child private SeamNode body;

  /**
   * @param elementSlot where the element is put for {@code bind} to take
   */
  public ComprehensionNode(
      int elementSlot,
      SeamNode source,
      @Nullable NewCellsNode cells,
      SeamNode bind,
      @Nullable ConditionNode condition,
      SeamNode body) {
    this.elementSlot = elementSlot;
    this.source = source;
    this.cells = cells;
    this.bind = bind;
    this.condition = condition;
    this.body = body;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Elements elements = ForNode.elements(source, source.executeGeneric(frame));
    List<Object> results = new ArrayList<>();
    while (elements.hasNext()) {
      TruffleSafepoint.poll(this);
      NewCellsNode captured = cells;
      if (captured != null) {
        captured.execute(frame);
      }
      frame.setObject(elementSlot, elements.next());
      bind.executeGeneric(frame);
      ConditionNode filter = condition;
      if (filter == null || filter.execute(frame)) {
        add(results, body.executeGeneric(frame));
      }
    }
    return SeamList.of(results);
  }

  @TruffleBoundary
  private static void add(List<Object> results, Object value) {
    results.add(value);
  }
}
