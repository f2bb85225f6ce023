package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.variable.NewCellsNode;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code for x in xs { .. }}: lists, ranges, and the keys of records. */
public final class ForNode extends SeamNode {
  private final int slot;
  @Child private SeamNode source;
  @Child private LoopNode loop;

  /**
   * @param elementsSlot where the loop keeps how far it is
   * @param elementSlot where it puts the element for {@code bind} to take
   * @param bind writes the loop's variable
   */
  public ForNode(
      int elementsSlot,
      int elementSlot,
      SeamNode source,
      @Nullable NewCellsNode cells,
      SeamNode bind,
      SeamNode body) {
    this.slot = elementsSlot;
    this.source = source;
    Round round = new Round(elementsSlot, elementSlot, cells, bind, body);
    this.loop = Truffle.getRuntime().createLoopNode(round);
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    frame.setObject(slot, elements(source, source.executeGeneric(frame)));
    loop.execute(frame);
    return SeamNull.NULL;
  }

  static Elements elements(SeamNode source, Object value) {
    Elements elements = Elements.of(value);
    if (elements == null) {
      throw source.fail(
          Diagnostic.of(
              ScriptErrors.WRONG_TYPE,
              "what `for` goes through",
              "a list, a range or a record",
              Values.aType(value)));
    }
    return elements;
  }

  private static final class Round extends Node implements RepeatingNode {
    private final int elementsSlot;
    private final int elementSlot;
    @Child private @Nullable NewCellsNode cells;
    @Child private SeamNode bind;
    @Child private SeamNode body;

    Round(
        int elementsSlot,
        int elementSlot,
        @Nullable NewCellsNode cells,
        SeamNode bind,
        SeamNode body) {
      this.elementsSlot = elementsSlot;
      this.elementSlot = elementSlot;
      this.cells = cells;
      this.bind = bind;
      this.body = body;
    }

    @Override
    public boolean executeRepeating(VirtualFrame frame) {
      Elements elements = (Elements) frame.getObject(elementsSlot);
      if (!elements.hasNext()) {
        return false;
      }
      NewCellsNode captured = cells;
      if (captured != null) {
        captured.execute(frame);
      }
      frame.setObject(elementSlot, elements.next());
      bind.executeGeneric(frame);
      try {
        body.executeGeneric(frame);
      } catch (JumpException jump) {
        return jump.again();
      }
      return true;
    }
  }
}
