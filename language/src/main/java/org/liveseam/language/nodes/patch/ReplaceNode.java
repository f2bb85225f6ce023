package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.NativeSignature;

/** {@code replace function F(PARAMETERS) at N with BODY}. */
public final class ReplaceNode extends Node {
  private final Span span;
  private final List<String> parameters;
  private final Optional<NativeSignature> type;
  @Child private ValueNode name;
  @Child private @Nullable ValueNode position;
  @Child private BodyNode body;

  public ReplaceNode(
      Span span,
      ValueNode name,
      List<String> parameters,
      Optional<NativeSignature> type,
      @Nullable ValueNode position,
      BodyNode body) {
    this.span = span;
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.type = type;
    this.position = position;
    this.body = body;
  }

  FunctionPatch execute(VirtualFrame frame) {
    ValueNode at = position;
    OptionalInt place =
        at == null ? OptionalInt.empty() : OptionalInt.of(((Long) at.execute(frame)).intValue());
    String replaced = name.text(frame);
    return new FunctionPatch(
        replaced, parameters, type, place, body.execute(frame, replaced), span, name.span());
  }
}
