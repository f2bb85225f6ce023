package org.liveseam.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.control.ReturnException;
import org.liveseam.language.nodes.scope.Scoped;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.nodes.variable.NewCellsNode;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** A function from its parameters to its value. */
public final class FunctionBodyNode extends SeamNode implements Scoped {
  private final List<Variable> variables;
  @Child private @Nullable NewCellsNode cells;
  @Children private final SeamNode[] parameters;
  @Child private SeamNode body;

  /**
   * @param variables the parameters, as tools see them
   * @param parameters each writes one parameter
   */
  public FunctionBodyNode(
      @Nullable NewCellsNode cells,
      List<Variable> variables,
      SeamNode[] parameters,
      SeamNode body) {
    this.cells = cells;
    this.variables = variables;
    this.parameters = parameters;
    this.body = body;
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    NewCellsNode captured = cells;
    if (captured != null) {
      captured.execute(frame);
    }
    for (SeamNode parameter : parameters) {
      parameter.executeGeneric(frame);
    }
    try {
      return body.executeGeneric(frame);
    } catch (ReturnException e) {
      return e.value();
    } catch (StackOverflowError e) {
      // Where there is too little stack left to say so, an outer call says it.
      CompilerDirectives.transferToInterpreter();
      throw fail(Diagnostic.of(ScriptErrors.RECURSION));
    }
  }
}
