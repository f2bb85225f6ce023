package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.target.TargetSpec;

/** A target by its name; opened only when something acts on it. */
@ExportLibrary(InteropLibrary.class)
public record SeamTarget(TargetSpec spec) implements SeamValue, Members {
  private static final Set<String> MEMBERS = Set.of("name");

  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    return name.equals("name") ? spec.toString() : null;
  }

  @Override
  public Set<String> members() {
    return MEMBERS;
  }

  @Override
  public String type() {
    return "target";
  }

  @Override
  @TruffleBoundary
  public String render() {
    String argument = spec.argument().isEmpty() ? "" : Values.quote(spec.argument());
    return spec.scheme() + "(" + argument + ")";
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return render();
  }
}
