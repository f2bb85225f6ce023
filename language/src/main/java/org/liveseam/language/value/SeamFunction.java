package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/**
 * A function with the variables it captured.
 *
 * <p>Calling convention: argument 0 is the function itself, then one argument per parameter, {@link
 * #ABSENT} for one that is to take its default.
 */
@ExportLibrary(InteropLibrary.class)
public final class SeamFunction implements SeamValue {
  /** Stands for an argument that was not given. */
  public static final Object ABSENT = new Object();

  private final Code code;
  private final Cell[] captures;

  public SeamFunction(Code code, Cell[] captures) {
    this.code = code;
    this.captures = captures;
  }

  public Code code() {
    return code;
  }

  /** How many variables it captured. */
  public int captureCount() {
    return captures.length;
  }

  /** The captured variable with this number. */
  public Cell capture(int index) {
    return captures[index];
  }

  @Override
  public String type() {
    return "fn";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return "<fn " + code.signature() + ">";
  }

  @ExportMessage
  boolean isExecutable() {
    return true;
  }

  @ExportMessage
  @TruffleBoundary
  Object execute(Object[] arguments) throws ArityException {
    int count = code.signature().parameters().size();
    int needed =
        (int)
            code.signature().parameters().stream()
                .filter(parameter -> !parameter.optional())
                .count();
    if (arguments.length < needed || arguments.length > count) {
      throw ArityException.create(needed, count, arguments.length);
    }
    Object[] full = new Object[count + 1];
    full[0] = this;
    for (int i = 0; i < count; i++) {
      full[i + 1] = i < arguments.length ? Foreign.in(arguments[i]) : ABSENT;
    }
    for (int i = 0; i < count; i++) {
      if (full[i + 1] == ABSENT && !code.signature().parameters().get(i).optional()) {
        throw ArityException.create(needed, count, arguments.length);
      }
    }
    return code.target().call(full);
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return render();
  }

  /** What all closures made from one piece of text share. */
  public record Code(Signature signature, RootCallTarget target) {}
}
