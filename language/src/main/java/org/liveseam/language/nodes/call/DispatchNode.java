package org.liveseam.language.nodes.call;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.IndirectCallNode;
import com.oracle.truffle.api.nodes.Node;
import org.liveseam.language.value.SeamFunction;

/** Enters a function; remembers the last few it entered. */
@GenerateInline(false)
public abstract class DispatchNode extends Node {
  public abstract Object execute(SeamFunction function, Object[] arguments);

  @Specialization(guards = "function.code() == code", limit = "3")
  protected Object direct(
      SeamFunction function,
      Object[] arguments,
      @Cached("function.code()") SeamFunction.Code code,
      @Cached("create(code.target())") DirectCallNode call) {
    return call.call(arguments);
  }

  @Specialization(replaces = "direct")
  protected Object indirect(
      SeamFunction function, Object[] arguments, @Cached IndirectCallNode call) {
    return call.call(function.code().target(), arguments);
  }
}
