package org.liveseam.runtime.symbol.btf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;

/**
 * The types of a kernel, or of a module on top of its kernel's. Opening notes where each type is
 * and nothing else; types are decoded when asked for; the index over names is built by the first
 * look-up. Thread-safe.
 */
public final class Btf {
  private static final int MAGIC = 0xeb9f;
  private static final int COMMON = 12;
  private static final List<Kind> KINDS = List.of(Kind.values());

  private final @Nullable Btf base;
  private final int firstId;
  private final long firstString;
  private final Bytes types;
  private final Bytes strings;
  private final int[] offsets;
  private volatile @Nullable NameIndex index;

  private Btf(Bytes data, @Nullable Btf base) {
    if (data.size() < 24 || data.u16(0) != MAGIC || data.u8(2) != 1) {
      throw data.malformed("no BTF of version 1", 0);
    }
    this.base = base;
    this.firstId = base == null ? 0 : base.count();
    this.firstString = base == null ? 0 : base.firstString + base.strings.size();
    long header = data.u32(4);
    this.types = data.slice(header + data.u32(8), data.u32(12), "BTF types");
    this.strings = data.slice(header + data.u32(16), data.u32(20), "BTF strings");
    this.offsets = scan(types);
  }

  /** Reads {@code .BTF} of a kernel, or {@code /sys/kernel/btf/vmlinux}. */
  public static Btf of(Bytes data) {
    return new Btf(data, null);
  }

  /** Reads the BTF of a module, whose types and strings continue those of its base. */
  public static Btf of(Bytes data, Btf base) {
    return new Btf(data, base);
  }

  private static int[] scan(Bytes types) {
    int[] offsets = new int[Math.max(16, types.size() / 20)];
    int count = 0;
    for (int at = 0; at < types.size(); ) {
      int info = types.i32(at + 4L);
      int number = info >> 24 & 0x1f;
      if (number == 0 || number >= Kind.values().length) {
        throw types.malformed("BTF type of unknown kind " + number, at);
      }
      offsets = count == offsets.length ? Arrays.copyOf(offsets, count * 2) : offsets;
      offsets[count++] = at;
      long next = at + (long) COMMON + KINDS.get(number).extra(info & 0xffff);
      if (next > types.size()) {
        throw types.malformed("BTF type past the end", at);
      }
      at = (int) next;
    }
    return Arrays.copyOf(offsets, count);
  }

  /** Number of types, void and the base's included; numbers go from 0. */
  public int count() {
    return (base == null ? 1 : firstId) + offsets.length;
  }

  /** Number of the first type of its own. */
  int firstOwn() {
    return base == null ? 1 : firstId;
  }

  /** A type by number. */
  public BtfType type(int id) {
    if (id == 0) {
      return BtfType.VOID;
    }
    if (base != null && id < firstId) {
      return base.type(id);
    }
    int own = id - firstOwn();
    if (own < 0 || own >= offsets.length) {
      throw new MalformedFileException("BTF type " + id + " of " + count(), -1);
    }
    int at = offsets[own];
    int info = types.i32(at + 4L);
    return new BtfType(
        id,
        KINDS.get(info >> 24 & 0x1f),
        string(types.u32(at)),
        info & 0xffff,
        info < 0,
        types.i32(at + 8L),
        at + COMMON);
  }

  private String string(long offset) {
    if (base != null && offset < firstString) {
      return base.string(offset);
    }
    return offset == 0 ? "" : strings.string(offset - firstString, "BTF name");
  }

  int ownCount() {
    return offsets.length;
  }

  long nameOffset(int own) {
    return types.u32(offsets[own]);
  }

  Kind kind(int own) {
    return KINDS.get(types.i32(offsets[own] + 4L) >> 24 & 0x1f);
  }

  /** A module's names may stand in its base's strings, because those are written once. */
  int stringByte(long offset) {
    return base != null && offset < firstString
        ? base.stringByte(offset)
        : strings.u8(offset - firstString);
  }

  boolean isString(long offset, byte[] text) {
    if (base != null && offset < firstString) {
      return base.isString(offset, text);
    }
    return strings.startsWith(offset - firstString, text) && stringByte(offset + text.length) == 0;
  }

  /** All types of that kind and name; those of a module before those of its base. */
  public int[] find(Kind kind, String name) {
    NameIndex current = index;
    if (current == null) {
      current = NameIndex.of(this);
      index = current;
    }
    int[] found = current.find(this, kind, name);
    for (int i = 0; i < found.length; i++) {
      found[i] += firstOwn();
    }
    if (base == null) {
      return found;
    }
    int[] below = base.find(kind, name);
    int[] all = Arrays.copyOf(found, found.length + below.length);
    System.arraycopy(below, 0, all, found.length, below.length);
    return all;
  }

  /** The first type of that kind and name. */
  public OptionalInt findFirst(Kind kind, String name) {
    int[] found = find(kind, name);
    return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0]);
  }

  /** Members of a struct or union. */
  public List<BtfType.Member> members(BtfType type) {
    Btf owner = owner(type.id());
    List<BtfType.Member> members = new ArrayList<>(type.items());
    for (int i = 0; i < type.items(); i++) {
      long at = type.at() + 12L * i;
      int member = owner.types.i32(at + 4);
      long offset = owner.types.u32(at + 8);
      String name = owner.string(owner.types.u32(at));
      if (type.flag()) {
        members.add(new BtfType.Member(name, member, offset & 0xff_ffff, (int) (offset >> 24)));
      } else {
        members.add(new BtfType.Member(name, member, offset, 0));
      }
    }
    return members;
  }

  /** Parameters of a prototype. */
  public List<BtfType.Parameter> parameters(BtfType prototype) {
    Btf owner = owner(prototype.id());
    List<BtfType.Parameter> parameters = new ArrayList<>(prototype.items());
    for (int i = 0; i < prototype.items(); i++) {
      long at = prototype.at() + 8L * i;
      parameters.add(
          new BtfType.Parameter(owner.string(owner.types.u32(at)), owner.types.i32(at + 4)));
    }
    return parameters;
  }

  /** Values of an enum. */
  public List<BtfType.Value> values(BtfType type) {
    Btf owner = owner(type.id());
    int size = type.kind() == Kind.ENUM64 ? 12 : 8;
    List<BtfType.Value> values = new ArrayList<>(type.items());
    for (int i = 0; i < type.items(); i++) {
      long at = type.at() + (long) size * i;
      long low = owner.types.u32(at + 4);
      long value = size == 12 ? owner.types.u32(at + 8) << 32 | low : type.flag() ? (int) low : low;
      values.add(new BtfType.Value(owner.string(owner.types.u32(at)), value));
    }
    return values;
  }

  /** The type of an array's elements. */
  public int element(BtfType array) {
    return owner(array.id()).types.i32(array.at());
  }

  /** How many elements an array has; 0 when it says none. */
  public long length(BtfType array) {
    return owner(array.id()).types.u32(array.at() + 8L);
  }

  /** Width in bits an integer's encoding says. */
  int intBits(BtfType integer) {
    return owner(integer.id()).types.i32(integer.at()) & 0xff;
  }

  /** The type behind qualifiers, tags and, if wanted, typedefs. */
  BtfType peel(int id, boolean typedefs) {
    BtfType type = type(id);
    for (int depth = 0;
        type.kind().isModifier() || (typedefs && type.kind() == Kind.TYPEDEF);
        depth++) {
      if (depth > 100) {
        throw new MalformedFileException("BTF type " + id + " refers to itself", -1);
      }
      type = type(type.sizeOrType());
    }
    return type;
  }

  private Btf owner(int id) {
    return base != null && id < firstId ? base.owner(id) : this;
  }

  /** The base a module's types stand on. */
  public Optional<Btf> base() {
    return Optional.ofNullable(base);
  }
}
