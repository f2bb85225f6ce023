package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An address of native memory. The null pointer is {@code null}: {@code p == null} tells. */
@ExportLibrary(InteropLibrary.class)
public final class SeamPointer extends SeamScalar implements Members {
  private static final Set<String> MEMBERS = Set.of("address");

  private final long address;

  /**
   * @param address unsigned
   */
  public SeamPointer(long address) {
    this.address = address;
  }

  public long address() {
    return address;
  }

  /** A pointer as a value of the language. */
  public static Object of(long address) {
    return address == 0 ? SeamNull.NULL : new SeamPointer(address);
  }

  /** {@code address}: as text in hex digits, because not every address is an {@code int}. */
  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    return name.equals("address") ? "0x" + Long.toHexString(address) : null;
  }

  @Override
  public Set<String> members() {
    return MEMBERS;
  }

  @Override
  public String type() {
    return "ptr";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return "<ptr 0x" + Long.toHexString(address) + ">";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeamPointer that && that.address == address;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(address);
  }

  @ExportMessage
  boolean isPointer() {
    return true;
  }

  @ExportMessage
  long asPointer() {
    return address;
  }
}
