package org.liveseam.language.api;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetSpec;

/**
 * What a host grants.
 *
 * @param targets opens targets when a statement first needs one
 * @param target the current target where no {@code on T} says otherwise; empty for the process if
 *     libraries are declared, else the kernel. Patches of native code always go to the process
 * @param events takes what scripts print, one {@code Printed} per {@code print}, without its line
 *     end
 * @param cancellation the one that the targets' sessions watch, too
 * @param allowUnsafe whether {@code unsafe} blocks may run
 * @param allowReads whether {@code read} may read the target's files
 * @param grants what scripts may do to this machine
 * @param functions what the host program adds to the standard library
 */
public record SeamOptions(
    TargetAccess targets,
    Optional<TargetSpec> target,
    EventSink events,
    Cancellation cancellation,
    boolean allowUnsafe,
    boolean allowReads,
    Grants grants,
    List<HostFunction> functions) {
  public SeamOptions {
    functions = List.copyOf(functions);
  }

  /** Without functions of the host's. */
  public SeamOptions(
      TargetAccess targets,
      Optional<TargetSpec> target,
      EventSink events,
      Cancellation cancellation,
      boolean allowUnsafe,
      boolean allowReads,
      Grants grants) {
    this(targets, target, events, cancellation, allowUnsafe, allowReads, grants, List.of());
  }

  /** Nothing is granted on this machine. */
  public SeamOptions(
      TargetAccess targets,
      Optional<TargetSpec> target,
      EventSink events,
      Cancellation cancellation,
      boolean allowUnsafe,
      boolean allowReads) {
    this(targets, target, events, cancellation, allowUnsafe, allowReads, Grants.NONE);
  }
}
