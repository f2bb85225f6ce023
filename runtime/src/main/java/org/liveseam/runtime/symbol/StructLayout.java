package org.liveseam.runtime.symbol;

import java.util.List;
import java.util.Optional;

/**
 * Where the members of a struct or union are.
 *
 * @param name its tag
 * @param isUnion whether it is a union
 * @param size in bytes
 * @param members in order of declaration; members of anonymous structs and unions stand in place of
 *     these
 */
public record StructLayout(String name, boolean isUnion, long size, List<Member> members) {

  /** Copies the list. */
  public StructLayout {
    members = List.copyOf(members);
  }

  /** A member by name. */
  public Optional<Member> member(String memberName) {
    return members.stream().filter(m -> m.name().equals(memberName)).findFirst();
  }

  /**
   * A member.
   *
   * @param name its name
   * @param bitOffset in bits from the start of the outermost struct
   * @param bitSize width of a bitfield in bits, 0 for an ordinary member
   * @param size of its type in bytes
   * @param declaration in C, {@code const char *old_name}
   */
  public record Member(String name, long bitOffset, int bitSize, long size, String declaration) {

    /** Offset in bytes from the start of the outermost struct, rounded down for a bitfield. */
    public long offset() {
      return bitOffset / 8;
    }
  }
}
