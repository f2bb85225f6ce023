package org.liveseam.runtime.symbol.kallsyms;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;

/**
 * Many symbols in a little memory: names in one array, so that 200,000 symbols cost 10 MB and no
 * objects. Order is the source's. Immutable and thread-safe; the hash index over names is built by
 * the first look-up.
 */
public final class SymbolTable {
  private final byte[] names;
  private final int[] starts;
  private final byte[] types;
  private final long[] addresses;
  private volatile HashIndex index = HashIndex.NONE;

  private SymbolTable(byte[] names, int[] starts, byte[] types, long[] addresses) {
    this.names = names;
    this.starts = starts;
    this.types = types;
    this.addresses = addresses;
  }

  /** Number of symbols. */
  public int size() {
    return types.length;
  }

  /** A symbol's name. */
  public String name(int i) {
    return new String(names, starts[i], nameLength(i), StandardCharsets.UTF_8);
  }

  /** Length of a name in bytes. */
  public int nameLength(int i) {
    return starts[i + 1] - starts[i];
  }

  /** A byte of a name. */
  public byte nameByte(int i, int at) {
    return names[starts[i] + at];
  }

  /** A symbol's letter of nm(1). */
  public char type(int i) {
    return (char) (types[i] & 0xff);
  }

  /** A symbol's address. */
  public long address(int i) {
    return addresses[i];
  }

  /**
   * Whether any symbol has an address other than 0: the kernel shows zeros to those it does not
   * trust.
   */
  public boolean hasAddresses() {
    for (long address : addresses) {
      if (address != 0) {
        return true;
      }
    }
    return false;
  }

  /** Numbers of all symbols of that name, ascending. */
  public int[] find(String name) {
    HashIndex current = index;
    if (current == HashIndex.NONE) {
      current = HashIndex.of(names, starts);
      index = current;
    }
    return current.find(name.getBytes(StandardCharsets.UTF_8), names, starts);
  }

  /**
   * The table as bytes, little-endian: count, bytes of names, ends of names, letters, addresses,
   * names.
   */
  public byte[] toBytes() {
    ByteBuffer out =
        ByteBuffer.allocate(8 + size() * 13 + names.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(size()).putInt(names.length);
    for (int i = 0; i < size(); i++) {
      out.putInt(starts[i + 1]);
    }
    out.put(types);
    for (long address : addresses) {
      out.putLong(address);
    }
    return out.put(names).array();
  }

  /** What {@link #toBytes} wrote. */
  public static SymbolTable of(Bytes bytes) {
    int count = bytes.i32(0);
    int nameBytes = bytes.i32(4);
    if (count < 0 || nameBytes < 0 || 8 + count * 13L + nameBytes != bytes.size()) {
      throw bytes.malformed("symbol table of another size", 0);
    }
    int[] starts = new int[count + 1];
    long[] addresses = new long[count];
    long addressesAt = 8 + count * 5L;
    for (int i = 0; i < count; i++) {
      starts[i + 1] = bytes.i32(8 + 4L * i);
      addresses[i] = bytes.i64(addressesAt + 8L * i);
      if (starts[i + 1] < starts[i]) {
        throw bytes.malformed("symbol name ends before it starts", 8 + 4L * i);
      }
    }
    if (starts[count] != nameBytes) {
      throw bytes.malformed("symbol names of another size", 4);
    }
    byte[] types = bytes.copy(8 + 4L * count, count, "letters");
    byte[] names = bytes.copy(addressesAt + 8L * count, nameBytes, "names");
    return new SymbolTable(names, starts, types, addresses);
  }

  /** Collects symbols. Not thread-safe. */
  public static final class Builder {
    /** More bytes of names than any kernel has; a table that wants more is damaged. */
    private static final int MOST_NAME_BYTES = 256 << 20;

    private byte[] names = new byte[1024];
    private int[] starts = new int[65];
    private byte[] types = new byte[64];
    private long[] addresses = new long[64];
    private int size;

    /** Adds a symbol. */
    public Builder add(long address, char type, byte[] name, int from, int length) {
      int start = starts[size];
      if (length > MOST_NAME_BYTES - start) {
        throw new MalformedFileException(
            "symbol names of more than " + MOST_NAME_BYTES + " bytes", size);
      }
      if (start + length > names.length) {
        names = Arrays.copyOf(names, Math.max(names.length * 2, start + length));
      }
      if (size == types.length) {
        types = Arrays.copyOf(types, size * 2);
        addresses = Arrays.copyOf(addresses, size * 2);
        starts = Arrays.copyOf(starts, size * 2 + 1);
      }
      System.arraycopy(name, from, names, start, length);
      types[size] = (byte) type;
      addresses[size] = address;
      starts[++size] = start + length;
      return this;
    }

    /** Adds a symbol. */
    public Builder add(long address, char type, String name) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      return add(address, type, bytes, 0, bytes.length);
    }

    /** The table; the builder must not be used afterwards. */
    public SymbolTable build() {
      return new SymbolTable(
          Arrays.copyOf(names, starts[size]),
          Arrays.copyOf(starts, size + 1),
          Arrays.copyOf(types, size),
          Arrays.copyOf(addresses, size));
    }
  }
}
