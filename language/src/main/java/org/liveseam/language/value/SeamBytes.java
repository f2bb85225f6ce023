package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that are no text, or not known to be; {@code b[0]} is the first one, 0 to 255. */
@ExportLibrary(InteropLibrary.class)
public final class SeamBytes implements SeamValue {
  private static final int MOST_SHOWN = 32;

  private final byte[] content;

  /** Takes the array: nobody may change it any more. */
  public SeamBytes(byte... content) {
    this.content = content;
  }

  public int size() {
    return content.length;
  }

  /** The byte at a place, 0 to 255. */
  public int get(int index) {
    return content[index] & 0xff;
  }

  /** A copy. */
  @TruffleBoundary
  public byte[] toArray() {
    return content.clone();
  }

  /** These and, behind them, those. */
  @TruffleBoundary
  public SeamBytes plus(SeamBytes other) {
    byte[] joined = Arrays.copyOf(content, content.length + other.content.length);
    System.arraycopy(other.content, 0, joined, content.length, other.content.length);
    return new SeamBytes(joined);
  }

  @Override
  public String type() {
    return "bytes";
  }

  @Override
  @TruffleBoundary
  public String render() {
    int shown = Math.min(content.length, MOST_SHOWN);
    String hex = HexFormat.of().formatHex(content, 0, shown);
    String rest = shown == content.length ? "" : "..";
    return "<" + content.length + " bytes" + (hex.isEmpty() ? "" : " ") + hex + rest + ">";
  }

  @Override
  @TruffleBoundary
  public boolean equals(Object other) {
    return other instanceof SeamBytes that && Arrays.equals(that.content, content);
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return render();
  }
}
