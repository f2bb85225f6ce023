package org.liveseam.runtime.kernel;

import java.nio.file.Path;
import java.util.List;
import org.liveseam.runtime.kernel.build.KbuildModuleBuilder;
import org.liveseam.runtime.kernel.build.KernelHeaders;
import org.liveseam.runtime.kernel.build.ModulePayloads;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Requirement;

/** The builders of livepatch modules, as targets use them. */
public final class KernelBuilders {
  private KernelBuilders() {}

  /** Builds on this machine, for any release whose headers are installed here. */
  public static Connection.PayloadBuilder host(Path cache) {
    return new ModulePayloads(new KbuildModuleBuilder(KernelHeaders.system(), cache));
  }

  /** What {@link #host} needs of this machine to build for a kernel. */
  public static List<Requirement> requirements(String release) {
    return KernelHeaders.system().requirements(release);
  }
}
