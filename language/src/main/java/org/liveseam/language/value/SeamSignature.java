package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import org.liveseam.runtime.model.NativeSignature;

/** {@code (i32, ptr) -> i32}: the type of a native function, as a value. */
@ExportLibrary(InteropLibrary.class)
public record SeamSignature(NativeSignature signature) implements SeamValue {
  @Override
  public String type() {
    return "signature";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return signature.toString();
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return render();
  }
}
