package org.liveseam.language.translate;

import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.FrameSlotKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Routine;
import org.liveseam.language.nodes.variable.NewCellsNode;

/** The frame of one routine while it is translated. */
final class FrameLayout {
  private final Routine routine;
  private final FrameDescriptor.Builder descriptor = FrameDescriptor.newBuilder();
  private final IdentityHashMap<Binding, Integer> slots = new IdentityHashMap<>();

  FrameLayout(Routine routine) {
    this.routine = routine;
  }

  Routine routine() {
    return routine;
  }

  int slot(Binding binding) {
    return slots.computeIfAbsent(
        binding,
        b -> descriptor.addSlot(FrameSlotKind.Illegal, b.isCaptured() ? null : b.name(), null));
  }

  /** A slot for a node's own use. */
  int scratch() {
    return descriptor.addSlot(FrameSlotKind.Illegal, null, null);
  }

  /** Which of the running function's captured variables it is. */
  int captureIndex(Binding binding) {
    int index = routine.captures().indexOf(binding);
    if (index < 0) {
      throw new IllegalStateException("not captured: " + binding.name());
    }
    return index;
  }

  /** Makes the cells of what is captured among these; null if nothing is. */
  @Nullable NewCellsNode cells(Collection<Binding> bindings) {
    List<Binding> captured = new ArrayList<>();
    bindings.stream().filter(b -> b.isCaptured() && !b.isGlobal()).forEach(captured::add);
    if (captured.isEmpty()) {
      return null;
    }
    return new NewCellsNode(
        captured.stream().mapToInt(this::slot).toArray(),
        captured.stream().map(Binding::name).toArray(String[]::new));
  }

  FrameDescriptor build() {
    return descriptor.build();
  }
}
