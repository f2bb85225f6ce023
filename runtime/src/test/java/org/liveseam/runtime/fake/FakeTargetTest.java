package org.liveseam.runtime.fake;

import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.TargetContract;

final class FakeTargetTest extends TargetContract {
  @Override
  protected Connection connect() {
    return FakeTargetProvider.connect(FakeKernel.example());
  }

  @Override
  protected Patch patch(String name, String salt) {
    return Patches.vmlinux(name, salt, "cmdline_proc_show");
  }

  @Override
  protected String witness() {
    return "/proc/cmdline";
  }
}
