package org.liveseam.language.translate;

import java.util.Collection;
import java.util.List;
import org.liveseam.language.check.Binding;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.scope.Place;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.nodes.variable.CellNode;
import org.liveseam.language.nodes.variable.CellReadNode;
import org.liveseam.language.nodes.variable.CellWriteNode;
import org.liveseam.language.nodes.variable.LocalReadNodeGen;
import org.liveseam.language.nodes.variable.LocalWriteNodeGen;
import org.liveseam.language.nodes.variable.PatchReadNode;
import org.liveseam.language.nodes.variable.TargetNode;

/** Variables: in the frame, or in a cell if they outlive it. */
final class VariableTranslator {
  private final Unit unit;

  VariableTranslator(Unit unit) {
    this.unit = unit;
  }

  SeamNode read(Binding binding, FrameLayout layout) {
    if (binding.kind() == Binding.Kind.PATCH) {
      return new PatchReadNode(unit.cell(binding), () -> unit.patch(binding));
    }
    SeamNode node =
        inFrame(binding)
            ? LocalReadNodeGen.create(layout.slot(binding))
            : new CellReadNode(cell(binding, layout));
    return node.asReadOf(binding.name());
  }

  SeamNode write(Binding binding, SeamNode value, FrameLayout layout) {
    SeamNode node =
        inFrame(binding)
            ? LocalWriteNodeGen.create(value, layout.slot(binding))
            : new CellWriteNode(cell(binding, layout), value);
    return node.asWriteOf(binding.name());
  }

  /** Takes a value that no statement assigns. */
  TargetNode target(Binding binding, FrameLayout layout) {
    return inFrame(binding)
        ? new TargetNode.Slot(layout.slot(binding))
        : new TargetNode.InCell(cell(binding, layout));
  }

  /**
   * Variables as tools see them.
   *
   * @param from the offset from which on their names mean them
   */
  List<Variable> visible(Collection<Binding> bindings, int from, FrameLayout layout) {
    return bindings.stream().map(binding -> visible(binding, from, layout)).toList();
  }

  /** The same for one. */
  Variable visible(Binding binding, int from, FrameLayout layout) {
    Place place;
    if (binding.isGlobal()) {
      place = new Place.Global(unit.cell(binding));
    } else if (binding.routine() != layout.routine()) {
      place = new Place.Captured(layout.captureIndex(binding));
    } else if (binding.isCaptured()) {
      place = new Place.CellSlot(layout.slot(binding));
    } else {
      place = new Place.Slot(layout.slot(binding));
    }
    return new Variable(binding.name(), from, binding.kind() == Binding.Kind.VAR, place);
  }

  /** Finds the cell of a variable that is not in the frame. */
  CellNode cell(Binding binding, FrameLayout layout) {
    if (binding.isGlobal()) {
      return new CellNode.Global(unit.cell(binding));
    }
    return binding.routine() == layout.routine()
        ? new CellNode.Local(layout.slot(binding))
        : new CellNode.Captured(layout.captureIndex(binding));
  }

  private static boolean inFrame(Binding binding) {
    return !binding.isGlobal() && !binding.isCaptured();
  }
}
