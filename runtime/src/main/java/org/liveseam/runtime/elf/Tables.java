package org.liveseam.runtime.elf;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * Tables of fixed-size entries, decoded on access: a library may have a hundred thousand symbols.
 */
final class Tables {
  private Tables() {}

  private static int count(Bytes table, int entrySize, String what) {
    if (table.size() % entrySize != 0) {
      throw table.malformed(what + " is no whole number of entries", 0);
    }
    return table.size() / entrySize;
  }

  static final class Symbols extends AbstractList<Symbol> implements RandomAccess {
    private static final int SIZE = 24;
    private final Bytes table;
    private final Bytes strings;
    private final int count;

    Symbols(Bytes table, Bytes strings) {
      this.table = table;
      this.strings = strings;
      this.count = count(table, SIZE, "symbol table");
    }

    @Override
    public Symbol get(int index) {
      long at = (long) java.util.Objects.checkIndex(index, count) * SIZE;
      long name = table.u32(at);
      int info = table.u8(at + 4);
      return new Symbol(
          index,
          name == 0 ? "" : strings.string(name, "symbol name"),
          info & 0xf,
          info >> 4,
          table.u8(at + 5) & 3,
          table.u16(at + 6),
          table.i64(at + 8),
          table.i64(at + 16));
    }

    @Override
    public int size() {
      return count;
    }
  }

  static final class Relocations extends AbstractList<Relocation> implements RandomAccess {
    private static final int SIZE = 24;
    private final Bytes table;
    private final int count;

    Relocations(Bytes table) {
      this.table = table;
      this.count = count(table, SIZE, "relocation table");
    }

    @Override
    public Relocation get(int index) {
      long at = (long) java.util.Objects.checkIndex(index, count) * SIZE;
      return new Relocation(
          table.i64(at), table.i32(at + 8), table.i32(at + 12), table.i64(at + 16));
    }

    @Override
    public int size() {
      return count;
    }
  }
}
