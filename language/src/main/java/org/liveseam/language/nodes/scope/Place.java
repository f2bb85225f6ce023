package org.liveseam.language.nodes.scope;

import com.oracle.truffle.api.frame.Frame;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.Cell;
import org.liveseam.language.value.SeamFunction;

/** Where a variable lives, seen from a frame. */
public sealed interface Place {
  /** Null as long as its definition has not run. */
  @Nullable Object read(Frame frame);

  /** Changes it; it must have a value. */
  void write(Frame frame, Object value);

  /** In the frame. */
  record Slot(int slot) implements Place {
    @Override
    public @Nullable Object read(Frame frame) {
      return frame.getValue(slot);
    }

    @Override
    public void write(Frame frame, Object value) {
      frame.setObject(slot, value);
    }
  }

  /** In a cell that is in the frame, because a closure captures it. */
  record CellSlot(int slot) implements Place {
    @Override
    public @Nullable Object read(Frame frame) {
      return frame.getValue(slot) instanceof Cell cell ? cell.get() : null;
    }

    @Override
    public void write(Frame frame, Object value) {
      ((Cell) frame.getObject(slot)).set(value);
    }
  }

  /** Captured by the running function. */
  record Captured(int index) implements Place {
    @Override
    public @Nullable Object read(Frame frame) {
      return cell(frame).get();
    }

    @Override
    public void write(Frame frame, Object value) {
      cell(frame).set(value);
    }

    private Cell cell(Frame frame) {
      return ((SeamFunction) frame.getArguments()[0]).capture(index);
    }
  }

  /** Of a file. */
  record Global(Cell cell) implements Place {
    @Override
    public @Nullable Object read(Frame frame) {
      return cell.get();
    }

    @Override
    public void write(Frame frame, Object value) {
      cell.set(value);
    }
  }
}
