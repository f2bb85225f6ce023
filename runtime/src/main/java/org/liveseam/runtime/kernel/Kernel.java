package org.liveseam.runtime.kernel;

import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.target.TargetInfo;

/** What every part of the target needs: where the kernel is, how it is called, what we call it. */
record Kernel(KernelRoots roots, Posix posix, TargetInfo info, Bounded bounded) {
  Kernel(KernelRoots roots, Posix posix, TargetInfo info) {
    this(roots, posix, info, new Bounded(info.spec()));
  }
}
