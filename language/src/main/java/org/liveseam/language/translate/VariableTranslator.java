package org.liveseam.language.translate;

import org.liveseam.language.check.Binding;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.variable.CellNode;
import org.liveseam.language.nodes.variable.CellReadNode;
import org.liveseam.language.nodes.variable.CellWriteNode;
import org.liveseam.language.nodes.variable.LocalReadNodeGen;
import org.liveseam.language.nodes.variable.LocalWriteNodeGen;
import org.liveseam.language.nodes.variable.PatchReadNode;

/** Variables: in the frame, or in a cell if they outlive it. */
final class VariableTranslator {
  private final Unit unit;

  VariableTranslator(Unit unit) {
    this.unit = unit;
  }

  SeamNode read(Binding binding, FrameLayout layout) {
    if (binding.kind() == Binding.Kind.PATCH) {
      Globals globals = unit.globals();
      return new PatchReadNode(globals.cell(binding), () -> globals.patch(binding));
    }
    return inFrame(binding)
        ? LocalReadNodeGen.create(layout.slot(binding))
        : new CellReadNode(cell(binding, layout));
  }

  SeamNode write(Binding binding, SeamNode value, FrameLayout layout) {
    return inFrame(binding)
        ? LocalWriteNodeGen.create(value, layout.slot(binding))
        : new CellWriteNode(cell(binding, layout), value);
  }

  /** Finds the cell of a variable that is not in the frame. */
  CellNode cell(Binding binding, FrameLayout layout) {
    if (binding.isGlobal()) {
      return new CellNode.Global(unit.globals().cell(binding));
    }
    return binding.routine() == layout.routine()
        ? new CellNode.Local(layout.slot(binding))
        : new CellNode.Captured(layout.captureIndex(binding));
  }

  private static boolean inFrame(Binding binding) {
    return !binding.isGlobal() && !binding.isCaptured();
  }
}
