package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.util.Optional;
import java.util.function.Function;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;

/** A value of a description, held to the rule of its place. */
public final class ValueNode extends Node {
  private final Function<Object, Optional<Diagnostic>> rule;
  @Child private SeamNode value;

  public ValueNode(SeamNode value, Function<Object, Optional<Diagnostic>> rule) {
    this.value = value;
    this.rule = rule;
  }

  Object execute(VirtualFrame frame) {
    Object result = value.executeGeneric(frame);
    rule.apply(result)
        .ifPresent(
            d -> {
              throw failed(d);
            });
    return result;
  }

  /** The same, where the rule lets only text through. */
  String text(VirtualFrame frame) {
    return (String) execute(frame);
  }

  Span span() {
    return value.span();
  }

  SeamException failed(Diagnostic d) {
    return value.fail(d);
  }
}
