package org.liveseam.runtime.process.engine;

import java.util.List;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/** Code that jumps farther than a site can, made together. Not thread-safe. */
final class Veneers {
  private final MappedMemory code;
  private int users;

  Veneers(MappedMemory code) {
    this.code = code;
  }

  long address() {
    return code.address();
  }

  void use() {
    users++;
  }

  /** Returns true if nobody uses it any more. */
  boolean leave() {
    return --users == 0;
  }

  /** To be given back when no thread is in it. */
  Retired retire() {
    return new Retired(
        List.of(new AddressRange(code.address(), code.address() + code.size())), List.of(code));
  }
}
