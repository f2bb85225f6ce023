package org.liveseam.language.builtin;

import com.oracle.truffle.api.dsl.NodeChild;
import org.liveseam.language.nodes.SeamNode;

/** The body of an {@code external fn}; its children give the arguments in their order. */
@NodeChild(value = "arguments", type = SeamNode[].class)
public abstract class BuiltinNode extends SeamNode {}
