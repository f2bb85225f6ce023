package org.liveseam.language.nodes.pipeline;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.DirectCallNode;
import org.liveseam.language.SeamContext;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamNull;

/**
 * A pipeline where it stands: it runs, unless its file is imported, or only evaluated for what it
 * declares.
 */
public final class PipelineStatementNode extends SeamNode {
  @Child private DirectCallNode pipeline;

  public PipelineStatementNode(RootCallTarget pipeline) {
    this.pipeline = DirectCallNode.create(pipeline);
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    SeamContext context = SeamContext.get(this);
    if (!context.isDeclaring() && !context.isImporting()) {
      pipeline.call();
    }
    return SeamNull.NULL;
  }
}
