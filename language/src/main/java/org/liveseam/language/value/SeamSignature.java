package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import org.liveseam.runtime.model.NativeSignature;

/** {@code (i32, ptr) -> i32}: the type of a native function, as a value. */
public final class SeamSignature extends SeamObject {
  private final NativeSignature signature;

  public SeamSignature(NativeSignature signature) {
    this.signature = signature;
  }

  public NativeSignature signature() {
    return signature;
  }

  @Override
  public String type() {
    return "signature";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return signature.toString();
  }

  @Override
  @TruffleBoundary
  public boolean equals(Object other) {
    return other instanceof SeamSignature that && that.signature.equals(signature);
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    return signature.hashCode();
  }
}
