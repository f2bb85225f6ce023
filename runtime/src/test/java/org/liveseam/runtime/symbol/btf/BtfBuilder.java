package org.liveseam.runtime.symbol.btf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes BTF for tests. Each method adds a type and gives its number. */
public final class BtfBuilder {
  private final ByteArrayOutputStream types = new ByteArrayOutputStream();
  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private final int firstString;
  private int next;

  /** A kernel's types. */
  public BtfBuilder() {
    this(1, 0);
    strings.write(0);
  }

  /** A module's types, after so many types and bytes of strings of its base. */
  public BtfBuilder(int firstType, int firstString) {
    this.next = firstType;
    this.firstString = firstString;
  }

  /** A member, parameter or enum value: name, type or value, offset. */
  public record Item(String name, int type, int offset) {}

  /** A parameter. */
  public static Item item(String name, int type) {
    return new Item(name, type, 0);
  }

  /** A member at an offset in bits. */
  public static Item item(String name, int type, int bits) {
    return new Item(name, type, bits);
  }

  /** Any type, with what follows the common part as 32-bit words. */
  public int type(Kind kind, String name, int items, boolean flag, int sizeOrType, int... words) {
    put(string(name), (flag ? 1 << 31 : 0) | (kind.number() << 24) | items, sizeOrType);
    put(words);
    return next++;
  }

  /** A signed integer of so many bytes. */
  public int integer(String name, int size) {
    return type(Kind.INT, name, 0, false, size, (1 << 24) | (size * 8));
  }

  /** A type that refers to another: pointer, qualifier, typedef. */
  public int ref(Kind kind, String name, int to) {
    return type(kind, name, 0, false, to);
  }

  /** A pointer. */
  public int pointer(int to) {
    return ref(Kind.PTR, "", to);
  }

  /** An array. */
  public int array(int element, int length) {
    return type(Kind.ARRAY, "", 0, false, 0, element, 1, length);
  }

  /** A struct or union. */
  public int struct(Kind kind, String name, int size, boolean flag, Item... members) {
    int[] words = new int[members.length * 3];
    for (int i = 0; i < members.length; i++) {
      words[3 * i] = string(members[i].name);
      words[3 * i + 1] = members[i].type;
      words[3 * i + 2] = members[i].offset;
    }
    return type(kind, name, members.length, flag, size, words);
  }

  /** An enum of 32 bits. */
  public int enumeration(String name, Item... values) {
    return type(Kind.ENUM, name, values.length, false, 4, pairs(values));
  }

  /** A prototype. */
  public int prototype(int returned, Item... parameters) {
    return type(Kind.FUNC_PROTO, "", parameters.length, false, returned, pairs(parameters));
  }

  /** A function. */
  public int function(String name, int prototype) {
    return ref(Kind.FUNC, name, prototype);
  }

  private int[] pairs(Item... items) {
    int[] words = new int[items.length * 2];
    for (int i = 0; i < items.length; i++) {
      words[2 * i] = string(items[i].name);
      words[2 * i + 1] = items[i].type;
    }
    return words;
  }

  private int string(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    int at = firstString + strings.size();
    strings.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
    return at;
  }

  private void put(int... words) {
    ByteBuffer out = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    out.asIntBuffer().put(words);
    types.writeBytes(out.array());
  }

  /** Number the next type will have. */
  public int nextType() {
    return next;
  }

  /** Bytes of strings so far. */
  public int stringBytes() {
    return strings.size();
  }

  /** The bytes. */
  public byte[] build() {
    ByteBuffer out =
        ByteBuffer.allocate(24 + types.size() + strings.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0xeb9f).put((byte) 1).put((byte) 0).putInt(24);
    out.putInt(0).putInt(types.size()).putInt(types.size()).putInt(strings.size());
    return out.put(types.toByteArray()).put(strings.toByteArray()).array();
  }
}
