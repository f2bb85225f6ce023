package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.util.List;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.check.Side;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.target.TargetSpec;

/** The object that replaced functions belong to. */
public abstract class HomeNode extends Node {
  /**
   * @param replaced the functions, evaluated
   * @param patch to blame
   */
  abstract ObjectRef execute(VirtualFrame frame, List<FunctionPatch> replaced, SeamNode patch);

  /** {@code vmlinux} or {@code executable}. */
  public static final class Fixed extends HomeNode {
    private final ObjectRef object;

    public Fixed(ObjectRef object) {
      this.object = object;
    }

    @Override
    ObjectRef execute(VirtualFrame frame, List<FunctionPatch> replaced, SeamNode patch) {
      return object;
    }
  }

  /** {@code module NAME}. */
  public static final class Module extends HomeNode {
    @Child private ValueNode name;

    public Module(ValueNode name) {
      this.name = name;
    }

    @Override
    ObjectRef execute(VirtualFrame frame, List<FunctionPatch> replaced, SeamNode patch) {
      return new ObjectRef.Module(name.text(frame));
    }
  }

  /** {@code library "NAME"}; where the file lies does not matter. */
  public static final class Library extends HomeNode {
    @Child private ValueNode path;

    public Library(ValueNode path) {
      this.path = path;
    }

    @Override
    ObjectRef execute(VirtualFrame frame, List<FunctionPatch> replaced, SeamNode patch) {
      return new ObjectRef.Library(SeamContext.get(this).libraries().object(path.text(frame)));
    }
  }

  /** No object is named: the kernel image, or the one loaded object that defines the function. */
  public static final class Open extends HomeNode {
    private final Side side;

    /**
     * @param side what the text says; if it is open, the body and the current target decide
     */
    public Open(Side side) {
      this.side = side;
    }

    @Override
    ObjectRef execute(VirtualFrame frame, List<FunctionPatch> replaced, SeamNode patch) {
      SeamContext context = SeamContext.get(this);
      FunctionPatch function = replaced.getFirst();
      boolean process =
          switch (side) {
            case KERNEL -> false;
            case PROCESS -> true;
            case OPEN ->
                ObjectNode.needsProcess(function.body())
                    || context.currentTarget().scheme().equals(TargetSpec.PROCESS.scheme());
          };
      if (!process) {
        return new ObjectRef.Vmlinux();
      }
      try {
        return context
            .libraries()
            .definer(context.nativeObjects(), function.name(), function.nameSpan());
      } catch (DiagnosticException e) {
        throw SeamException.again(e.diagnostics(), patch);
      }
    }
  }
}
