package org.liveseam.language.nodes;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.MaterializedFrame;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.interop.NodeLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.NodeInfo;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.scope.ScopeObject;
import org.liveseam.language.nodes.scope.TagObject;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Span;

/** Something that is evaluated; what has no value gives {@code null}'s. */
@NodeInfo(language = "Seam")
@TypeSystemReference(SeamTypes.class)
@GenerateWrapper
@ExportLibrary(NodeLibrary.class)
public abstract class SeamNode extends Node implements InstrumentableNode {
  private static final int NOWHERE = -1;

  private int start = NOWHERE;
  private int length;
  private boolean statement;
  private boolean expression;
  private boolean call;
  private boolean rootBody;
  private boolean rescued;
  private @Nullable String read;
  private @Nullable String written;

  public abstract Object executeGeneric(VirtualFrame frame);

  public long executeLong(VirtualFrame frame) throws UnexpectedResultException {
    return SeamTypesGen.expectLong(executeGeneric(frame));
  }

  public boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
    return SeamTypesGen.expectBoolean(executeGeneric(frame));
  }

  /** Says where it stands, in UTF-16 units. */
  public final SeamNode at(org.liveseam.grammar.Span span) {
    start = span.start();
    length = span.end() - span.start();
    return this;
  }

  /** Marks it as a statement for debuggers. */
  public final SeamNode asStatement() {
    statement = true;
    return this;
  }

  /** Marks it as an expression for tools. */
  public final SeamNode asExpression() {
    expression = true;
    return this;
  }

  /** Marks it as what a {@code rescue} stands behind. */
  public final SeamNode asRescued() {
    rescued = true;
    return this;
  }

  /** Says which variable it reads. */
  public final SeamNode asReadOf(String variable) {
    read = variable;
    return this;
  }

  /** Says which variable it writes. */
  public final SeamNode asWriteOf(String variable) {
    written = variable;
    return this;
  }

  protected final void markCall() {
    call = true;
  }

  /** Marks it as the body of a function. */
  public final SeamNode asRootBody() {
    rootBody = true;
    return this;
  }

  @Override
  @TruffleBoundary
  public @Nullable SourceSection getSourceSection() {
    RootNode root = getRootNode();
    if (start == NOWHERE || !(root instanceof SeamRootNode seam)) {
      return null;
    }
    return seam.source().createSection(start, length);
  }

  /** Where it stands; its file's first character if it stands nowhere. */
  @TruffleBoundary
  public final Span span() {
    for (Node node = this; node != null; node = node.getParent()) {
      if (node instanceof SeamNode seam
          && seam.start != NOWHERE
          && getRootNode() instanceof SeamRootNode root) {
        return root.text().span(seam.start, seam.start + seam.length);
      }
    }
    if (getRootNode() instanceof SeamRootNode root) {
      return root.text().span(0, 0);
    }
    throw new IllegalStateException("a node outside of a tree");
  }

  /** The error of this node, to be thrown. */
  @TruffleBoundary
  public final SeamException fail(Diagnostic diagnostic) {
    return SeamException.of(diagnostic.at(Places.blame(this), diagnostic.label()), this);
  }

  /** An error that whoever called the running function is to blame for. */
  @TruffleBoundary
  public final SeamException failCaller(Diagnostic diagnostic) {
    return SeamException.of(diagnostic.at(Places.caller(this), diagnostic.label()), this);
  }

  /** What the engine threw; diagnostics that have no place get this node's. */
  @TruffleBoundary
  public final SeamException fail(DiagnosticException e) {
    return SeamException.of(e, Places.blame(this), this);
  }

  @Override
  public boolean isInstrumentable() {
    return start != NOWHERE;
  }

  @Override
  public WrapperNode createWrapper(ProbeNode probe) {
    return new SeamNodeWrapper(this, probe);
  }

  @Override
  public boolean hasTag(Class<? extends Tag> tag) {
    if (tag == StandardTags.StatementTag.class) {
      return statement;
    }
    if (tag == StandardTags.ExpressionTag.class) {
      return expression;
    }
    if (tag == StandardTags.CallTag.class) {
      return call;
    }
    if (tag == StandardTags.RootTag.class || tag == StandardTags.RootBodyTag.class) {
      return rootBody;
    }
    if (tag == StandardTags.TryBlockTag.class) {
      return rescued;
    }
    if (tag == StandardTags.ReadVariableTag.class) {
      return read != null;
    }
    return tag == StandardTags.WriteVariableTag.class && written != null;
  }

  @Override
  public @Nullable Object getNodeObject() {
    if (read != null) {
      return new TagObject(StandardTags.ReadVariableTag.NAME, read);
    }
    return written == null ? null : new TagObject(StandardTags.WriteVariableTag.NAME, written);
  }

  @ExportMessage
  final boolean hasScope(@Nullable Frame frame) {
    return start != NOWHERE && getRootNode() instanceof SeamRootNode;
  }

  /** What is defined behind this node is seen once it was executed. */
  @ExportMessage
  final Object getScope(@Nullable Frame frame, boolean nodeEnter)
      throws UnsupportedMessageException {
    if (!hasScope(frame)) {
      throw UnsupportedMessageException.create();
    }
    return scope(frame == null ? null : frame.materialize(), nodeEnter ? start : start + length);
  }

  /** The variables that are seen in front of it. */
  public final ScopeObject scopeAt(@Nullable MaterializedFrame frame) {
    return scope(frame, start);
  }

  @TruffleBoundary
  private ScopeObject scope(@Nullable MaterializedFrame frame, int offset) {
    if (!(getRootNode() instanceof SeamRootNode root)) {
      throw new IllegalStateException("a scope in no text");
    }
    return root.scopes().at(this, offset, frame, root.getSourceSection());
  }

  @ExportMessage
  final boolean hasRootInstance(@Nullable Frame frame) {
    return frame != null
        && frame.getArguments().length > 0
        && frame.getArguments()[0] instanceof SeamFunction;
  }

  /** The function that runs. */
  @ExportMessage
  final Object getRootInstance(@Nullable Frame frame) throws UnsupportedMessageException {
    if (frame == null || !hasRootInstance(frame)) {
      throw UnsupportedMessageException.create();
    }
    return frame.getArguments()[0];
  }
}
