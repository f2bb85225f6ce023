package org.liveseam.runtime.kernel;

import java.nio.file.Path;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.target.TargetSpec;

/**
 * A {@link org.liveseam.runtime.target.TargetProvider} that can tell the symbols of a target which
 * is not open: no guest is booted, and nothing is needed that acting would need.
 */
public interface SymbolProvider {
  /**
   * The symbols of what the spec names; reads nothing yet.
   *
   * @param cache a folder of this user's that may be emptied at any time
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException if there is no such target
   */
  KernelSymbols symbols(TargetSpec spec, Path cache);
}
