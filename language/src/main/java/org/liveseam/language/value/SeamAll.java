package org.liveseam.language.value;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/** {@code all}: everything that a verb could mean. */
@ExportLibrary(InteropLibrary.class)
public final class SeamAll implements SeamValue {
  public static final SeamAll ALL = new SeamAll();

  private SeamAll() {}

  @Override
  public String type() {
    return "all";
  }

  @Override
  public String render() {
    return "all";
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return render();
  }
}
