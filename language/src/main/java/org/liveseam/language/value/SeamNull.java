package org.liveseam.language.value;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/** {@code null}. */
@ExportLibrary(InteropLibrary.class)
public final class SeamNull extends SeamObject {
  public static final SeamNull NULL = new SeamNull();

  private SeamNull() {}

  @Override
  public String type() {
    return "null";
  }

  @Override
  public String render() {
    return "null";
  }

  @ExportMessage
  boolean isNull() {
    return true;
  }
}
