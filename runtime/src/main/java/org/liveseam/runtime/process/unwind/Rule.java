package org.liveseam.runtime.process.unwind;

import org.liveseam.runtime.elf.Bytes;

/** Where the caller's value of a register is. */
sealed interface Rule {
  /** Nowhere; of the return address: there is no caller. */
  record Undefined() implements Rule {}

  /** Still in the register. */
  record Same() implements Rule {}

  /** In memory, at this distance from the frame's address. */
  record Saved(long offset) implements Rule {}

  /** The frame's address plus this. */
  record Computed(long offset) implements Rule {}

  /** In another register. */
  record In(long register) implements Rule {}

  /** In memory, at an address an expression tells. */
  record SavedBy(Bytes expression) implements Rule {}

  /** What an expression tells. */
  record ComputedBy(Bytes expression) implements Rule {}
}
