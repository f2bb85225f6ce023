package org.liveseam.language.nodes;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.NodeInfo;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamException;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Span;

/** Something that is evaluated; what has no value gives {@code null}'s. */
@NodeInfo(language = "Seam")
@TypeSystemReference(SeamTypes.class)
@GenerateWrapper
public abstract class SeamNode extends Node implements InstrumentableNode {
  private static final int NOWHERE = -1;

  private int start = NOWHERE;
  private int length;
  private boolean statement;
  private boolean call;
  private boolean rootBody;

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
    if (tag == StandardTags.CallTag.class) {
      return call;
    }
    if (tag == StandardTags.RootTag.class || tag == StandardTags.RootBodyTag.class) {
      return rootBody;
    }
    return tag == StandardTags.ExpressionTag.class && !statement;
  }
}
