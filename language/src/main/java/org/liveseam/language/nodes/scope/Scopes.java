package org.liveseam.language.nodes.scope;

import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.SourceSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The variables that the code of one root sees beside those of its own blocks.
 *
 * @param name of the code, for people
 * @param captured what its closure carries
 * @param file the variables of its file; asked for late, because the last of them is known last
 */
public record Scopes(String name, List<Variable> captured, Supplier<List<Variable>> file) {
  /** What a node of the code sees. */
  public ScopeObject at(
      Node node, int offset, @Nullable Frame frame, @Nullable SourceSection section) {
    var outermost = new ScopeObject("file", null, all(file.get()), frame, null);
    ScopeObject around =
        captured.isEmpty()
            ? outermost
            : new ScopeObject("captured", null, all(captured), frame, outermost);
    Map<String, Variable> own = new LinkedHashMap<>();
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Scoped scoped) {
        List<Variable> defined = scoped.variables();
        for (int i = defined.size() - 1; i >= 0; i--) {
          if (defined.get(i).from() <= offset) {
            own.putIfAbsent(defined.get(i).name(), defined.get(i));
          }
        }
      }
    }
    return new ScopeObject(name, section, own, frame, around);
  }

  private static Map<String, Variable> all(List<Variable> variables) {
    Map<String, Variable> byName = new LinkedHashMap<>();
    variables.forEach(variable -> byName.put(variable.name(), variable));
    return byName;
  }
}
