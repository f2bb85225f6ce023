package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.MaterializedFrame;
import com.oracle.truffle.api.frame.VirtualFrame;
import java.nio.file.Path;
import org.liveseam.language.check.PatchRules;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamPatch;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** {@code patch NAME from module "x.ko"}: the module is read now. */
public final class ModulePatchNode extends SeamNode {
  private final String name;
  private final Path folder;
  @Child private ValueNode path;

  /**
   * @param folder what relative paths start from
   */
  public ModulePatchNode(String name, Path folder, ValueNode path) {
    this.name = name;
    this.folder = folder;
    this.path = path;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return read(frame.materialize());
  }

  @TruffleBoundary
  private SeamPatch read(MaterializedFrame frame) {
    String written = path.text(frame);
    try {
      return new SeamPatch(PatchRules.readModule(name, written, folder, path.span()));
    } catch (DiagnosticException e) {
      throw path.failed(e.diagnostics().getFirst());
    }
  }
}
