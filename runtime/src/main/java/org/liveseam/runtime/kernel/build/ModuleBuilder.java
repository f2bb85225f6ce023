package org.liveseam.runtime.kernel.build;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Deadline;

/** Makes the bytes of a livepatch module. Thread-safe. */
public interface ModuleBuilder {
  /**
   * Builds the module that {@link org.liveseam.runtime.model.PatchId#moduleName} names.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException with every error found, each with a
   *     span of the patch where one is to blame
   */
  Result build(BuildRequest request, Deadline deadline);

  /**
   * @param image the {@code .ko}; not to be changed by anyone
   * @param cached whether it was there already
   * @param warnings what is worth a look, in the order of the patch
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares results
  record Result(byte[] image, boolean cached, List<Diagnostic> warnings) {
    public Result {
      warnings = List.copyOf(warnings);
    }
  }
}
