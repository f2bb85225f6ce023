package org.liveseam.language.nodes;

import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.nodes.scope.Scopes;
import org.liveseam.language.source.SourceText;

/** Code with a frame of its own: a file, a function, a test, a patch. */
public final class SeamRootNode extends RootNode {
  private final String name;
  private final Source source;
  private final SourceText text;
  private final org.liveseam.grammar.Span span;
  private final Scopes scopes;
  @Child private SeamNode body;

  public SeamRootNode(
      SeamLanguage language,
      FrameDescriptor frame,
      String name,
      Source source,
      SourceText text,
      org.liveseam.grammar.Span span,
      Scopes scopes,
      SeamNode body) {
    super(language, frame);
    this.name = name;
    this.source = source;
    this.text = text;
    this.span = span;
    this.scopes = scopes;
    this.body = body;
  }

  @Override
  public Object execute(VirtualFrame frame) {
    TruffleSafepoint.poll(this);
    return body.executeGeneric(frame);
  }

  @Override
  public String getName() {
    return name;
  }

  Source source() {
    return source;
  }

  SourceText text() {
    return text;
  }

  Scopes scopes() {
    return scopes;
  }

  @Override
  public @Nullable SourceSection getSourceSection() {
    return source.createSection(span.start(), span.end() - span.start());
  }
}
