package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Consistency;

/** {@code consistency MODEL { wait D, on-stall P }}. */
public final class ConsistencyNode extends Node {
  private final Span span;
  @Children private final ValueNode[] models;
  @Child private @Nullable ValueNode patience;
  @Child private @Nullable ValueNode policy;

  public ConsistencyNode(
      Span span, ValueNode[] models, @Nullable ValueNode patience, @Nullable ValueNode policy) {
    this.span = span;
    this.models = models;
    this.patience = patience;
    this.policy = policy;
  }

  Consistency execute(VirtualFrame frame) {
    Set<Consistency.Model> chosen = new LinkedHashSet<>();
    for (ValueNode model : models) {
      String words = model.text(frame);
      Arrays.stream(Consistency.Model.values())
          .filter(m -> m.words().equals(words))
          .forEach(chosen::add);
    }
    ValueNode wait = patience;
    Duration length =
        wait == null ? Consistency.DEFAULT_WAIT : ((SeamDuration) wait.execute(frame)).length();
    ValueNode stall = policy;
    String words = stall == null ? Consistency.StallPolicy.REVERSE.words() : stall.text(frame);
    Consistency.StallPolicy onStall =
        Arrays.stream(Consistency.StallPolicy.values())
            .filter(p -> p.words().equals(words))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("policy " + words));
    return new Consistency(List.copyOf(chosen), length, onStall, span);
  }
}
