package org.liveseam.runtime.kernel;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What this process may do, from {@code /proc/self/status}.
 *
 * @param euid the effective user
 * @param effective the effective capabilities, one bit each
 */
record Privileges(long euid, long effective) {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,16}");

  /** Bits of the mask; include/uapi/linux/capability.h. */
  enum Capability {
    DAC_OVERRIDE(1),
    SYS_MODULE(16),
    SYSLOG(34);

    private final int bit;

    Capability(int bit) {
      this.bit = bit;
    }

    @Override
    public String toString() {
      return "CAP_" + name().toUpperCase(Locale.ROOT);
    }
  }

  /** Parses the file; what it does not say, the process may not do. */
  static Privileges parse(String status) {
    long euid =
        ProcText.status(status, "Uid")
            .map(ids -> ids.split("\\s+"))
            .filter(ids -> ids.length == 4)
            .flatMap(ids -> ProcText.number(ids[1]).stream().boxed().findFirst())
            .orElse(-1L);
    long effective =
        ProcText.status(status, "CapEff")
            .filter(mask -> HEX.matcher(mask).matches())
            .map(mask -> Long.parseUnsignedLong(mask, 16))
            .orElse(0L);
    return new Privileges(euid, effective);
  }

  boolean has(Capability capability) {
    return (effective >>> capability.bit & 1) != 0;
  }

  /** Whether files of root with mode 0644 can be written. */
  boolean writesRootFiles() {
    return euid == 0 || has(Capability.DAC_OVERRIDE);
  }
}
