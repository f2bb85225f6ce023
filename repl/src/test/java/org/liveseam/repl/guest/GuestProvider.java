package org.liveseam.repl.guest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.TargetWrapper;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.vm.VmTargetProvider;

/** {@code guest}: one guest for all commands of a test class, as a real host would be. */
public final class GuestProvider implements TargetProvider {
  // ServiceLoader makes a new provider for each command; the guest must outlive it.
  private static @Nullable Connection kept;

  @Override
  public String scheme() {
    return "guest";
  }

  @Override
  public String summary() {
    return "for tests";
  }

  @Override
  public List<Requirement> requirements() {
    return List.of();
  }

  @Override
  public boolean throwAway() {
    return true;
  }

  @Override
  public synchronized Connection open(TargetSpec spec, OpenContext context) {
    return keep(context);
  }

  private static synchronized Connection keep(OpenContext context) {
    Connection open = kept;
    if (open == null) {
      open = new VmTargetProvider().open(new TargetSpec("vm", ""), context);
      kept = open;
    }
    var staysOpen =
        new TargetWrapper() {
          @Override
          public void close() {}
        };
    staysOpen.inner(open.target());
    return new Connection(staysOpen, open.builder());
  }

  static synchronized void end() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }
}
