package org.liveseam.language.translate;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.MaterializedFrame;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExecutableNode;
import com.oracle.truffle.api.nodes.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Checker;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.scope.ScopeObject;
import org.liveseam.language.source.ModuleLoader;
import org.liveseam.language.value.Cell;
import org.liveseam.runtime.diagnostic.Source;

/**
 * Text that is evaluated in the middle of a running program: it sees the variables that its place
 * sees, and may assign those that are assignable. It works on copies, which are written back when
 * it ends, so that the program's own nodes need not know of it.
 */
public final class InlineNode extends ExecutableNode {
  private final SeamNode place;
  private final Map<String, Cell> cells;
  private final CallTarget body;

  private InlineNode(
      SeamContext context, SeamNode place, Map<String, Cell> cells, CallTarget body) {
    super(context.language());
    this.place = place;
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
    Map<String, Binding> seen = new LinkedHashMap<>();
    ScopeObject scope = place.scopeAt(frame);
    scope
        .visible()
        .forEach(
            (name, variable) -> seen.put(name, Binding.ofRunning(name, variable.assignable())));
    var source = new Source(given.getName(), given.getCharacters().toString());
    var module = new ModuleLoader().load(source, Path.of(""));
    Analysis analysis = Checker.ofFiles(context.globals().prelude()).file(module, seen);
    Translation.refuse(analysis.diagnostics(), given);
    Map<String, Cell> cells = new LinkedHashMap<>();
    seen.forEach((name, binding) -> cells.put(name, context.globals().cell(binding)));
    return new InlineNode(context, place, cells, context.globals().unit(analysis, given).body());
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
    ScopeObject scope = place.scopeAt(frame);
    Map<String, Object> before = new LinkedHashMap<>();
    cells.forEach(
        (name, cell) -> {
          Object value = scope.read(name);
          if (value == null) {
            cell.clear();
          } else {
            before.put(name, value);
            cell.set(value);
          }
        });
    try {
      return body.call();
    } finally {
      before.forEach((name, value) -> writeBack(scope, name, value));
    }
  }

  @SuppressWarnings("ReferenceEquality") // whether it was assigned, whatever it equals
  private void writeBack(ScopeObject scope, String name, Object before) {
    Cell cell = cells.get(name);
    Object now = cell == null ? null : cell.get();
    if (now != null && now != before) {
      scope.assign(name, now);
    }
  }
}
