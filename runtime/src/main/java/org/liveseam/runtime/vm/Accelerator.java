package org.liveseam.runtime.vm;

import java.util.List;

/**
 * How QEMU runs the guest's instructions.
 *
 * @param kind by the processor or by emulation
 * @param reason why this one, a sentence for the user
 */
public record Accelerator(Kind kind, String reason) {
  /** The two ways. */
  public enum Kind {
    /** The processor's virtualization, through {@code /dev/kvm}. */
    KVM,
    /** QEMU's translator: works everywhere, and slower. */
    TCG
  }

  /** QEMU's options for this kernel. */
  List<String> options(KernelVersion kernel) {
    if (kind == Kind.KVM) {
      return List.of("-accel", "kvm", "-cpu", "host");
    }
    // Kernel 7.2 panicked under parallel translation in two of two boots.
    String threads = kernel.major() >= 7 ? "single" : "multi";
    return List.of("-accel", "tcg,thread=" + threads, "-cpu", "max");
  }
}
