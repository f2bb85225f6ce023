package org.liveseam.language.translate;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.frame.MaterializedFrame;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExecutableNode;
import com.oracle.truffle.api.nodes.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Checker;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.scope.Place;
import org.liveseam.language.nodes.scope.ScopeObject;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.source.ModuleLoader;
import org.liveseam.language.value.Cell;
import org.liveseam.runtime.diagnostic.Source;

/**
 * Text that is evaluated in the middle of a running program: it sees the variables that its place
 * sees, and may assign those that are assignable. Of those in frames it works on copies, and what
 * it assigns is written back when it ends, so that the program's own nodes need not know of it.
 *
 * <p>Thread-safe: closures of replaced native code meet the same breakpoint on any thread, and one
 * evaluates its condition after the other. A function that the text calls may meet it once more.
 */
public final class InlineNode extends ExecutableNode {
  private final ReentrantLock turn = new ReentrantLock();
  private final SeamNode place;
  private final List<Copy> copies;
  private final List<Cell> cells;
  private final CallTarget body;

  /**
   * A variable of a frame.
   *
   * @param assigned whether the text assigns it
   */
  private record Copy(String name, Cell cell, boolean assigned) {}

  /** What a cell held; null for nothing. */
  private record Held(Cell cell, @Nullable Object value) {
    static Held of(Cell cell) {
      return new Held(cell, cell.get());
    }

    void restore() {
      put(cell, value);
    }
  }

  /**
   * @param cells all that there is only because of this text
   */
  private InlineNode(
      SeamContext context, SeamNode place, List<Copy> copies, List<Cell> cells, CallTarget body) {
    super(context.language());
    this.place = place;
    this.copies = copies;
    this.cells = cells;
    this.body = body;
  }

  /**
   * Parses and checks it; what is wrong with it is thrown.
   *
   * @param location the node in front of which the program stands
   * @param frame null if nothing is known of values, so that no variable is seen
   */
  public static InlineNode of(
      SeamContext context,
      com.oracle.truffle.api.source.Source given,
      Node location,
      @Nullable MaterializedFrame frame) {
    SeamNode place = place(location);
    Map<String, Variable> visible = place.scopeAt(frame).visible();
    Map<String, Binding> seen = new LinkedHashMap<>();
    visible.forEach(
        (name, variable) -> seen.put(name, Binding.ofRunning(name, variable.assignable())));
    var source = new Source(given.getName(), given.getCharacters().toString());
    var module = new ModuleLoader().load(source, Path.of(""));
    Analysis analysis = Checker.ofFiles(context.globals().prelude()).file(module, seen);
    Translation.refuse(analysis.diagnostics(), given);
    IdentityHashMap<Binding, Cell> cells = new IdentityHashMap<>();
    List<Copy> copies = new ArrayList<>();
    visible.forEach(
        (name, variable) -> {
          Binding binding = seen.get(name);
          if (binding == null) {
            throw new IllegalStateException("never seen: " + name);
          }
          if (variable.place() instanceof Place.Global(Cell own)) {
            cells.put(binding, own); // all threads have the same
          } else {
            var cell = new Cell(name);
            cells.put(binding, cell);
            copies.add(new Copy(name, cell, analysis.assigned().contains(binding)));
          }
        });
    Unit unit = context.globals().aside(analysis, given, cells);
    CallTarget body = unit.body();
    List<Cell> own = new ArrayList<>(unit.ownCells());
    copies.forEach(copy -> own.add(copy.cell()));
    return new InlineNode(context, place, copies, own, body);
  }

  private static SeamNode place(Node location) {
    for (Node node = location; node != null; node = node.getParent()) {
      if (node instanceof SeamNode seam && seam.isInstrumentable()) {
        return seam;
      }
    }
    throw new IllegalStateException("not a place in a program: " + location);
  }

  @Override
  public Object execute(VirtualFrame frame) {
    return evaluate(frame.materialize());
  }

  @TruffleBoundary
  private Object evaluate(MaterializedFrame frame) {
    TruffleSafepoint.setBlockedThreadInterruptible(this, ReentrantLock::lockInterruptibly, turn);
    try {
      List<Held> around = cells.stream().map(Held::of).toList(); // if it is within itself
      try {
        return evaluate(place.scopeAt(frame));
      } finally {
        around.forEach(Held::restore);
      }
    } finally {
      turn.unlock();
    }
  }

  private Object evaluate(ScopeObject scope) {
    cells.forEach(Cell::clear);
    copies.forEach(copy -> put(copy.cell(), scope.read(copy.name())));
    List<Held> before = copies.stream().map(copy -> Held.of(copy.cell())).toList();
    try {
      return body.call();
    } finally {
      for (int i = 0; i < copies.size(); i++) {
        if (copies.get(i).assigned()) {
          writeBack(scope, copies.get(i), before.get(i).value());
        }
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // whether it was assigned, whatever it equals
  private static void writeBack(ScopeObject scope, Copy copy, @Nullable Object before) {
    Object now = copy.cell().get();
    if (before != null && now != null && now != before) {
      scope.assign(copy.name(), now);
    }
  }

  private static void put(Cell cell, @Nullable Object value) {
    if (value == null) {
      cell.clear();
    } else {
      cell.set(value);
    }
  }
}
