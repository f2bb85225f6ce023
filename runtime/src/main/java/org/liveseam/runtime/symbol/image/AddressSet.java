package org.liveseam.runtime.symbol.image;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Addresses of the kernel's half, ascending. */
public final class AddressSet {
  private final long[] addresses;

  private AddressSet(long[] addresses) {
    this.addresses = addresses;
  }

  /** A set of some addresses, in any order; zeros are no addresses. */
  public static AddressSet of(LongStream addresses) {
    // All are in the kernel's half, so the signed order is theirs.
    return new AddressSet(addresses.filter(a -> a != 0).sorted().toArray());
  }

  /** How many. */
  public int size() {
    return addresses.length;
  }

  /** Whether one is at or behind an address, and less than so many bytes behind. */
  public boolean hasWithin(long address, long bytes) {
    int found = Arrays.binarySearch(addresses, address);
    int next = found >= 0 ? found : -found - 1;
    return next < addresses.length && addresses[next] - address < bytes;
  }

  /** All, ascending. */
  public LongStream stream() {
    return Arrays.stream(addresses);
  }
}
