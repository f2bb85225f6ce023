package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** An imported file: its names and their variables. */
@ExportLibrary(InteropLibrary.class)
public final class SeamModule implements SeamValue {
  private final String name;
  private final Map<String, Cell> cells;

  public SeamModule(String name, Map<String, Cell> cells) {
    this.name = name;
    this.cells = Collections.unmodifiableMap(cells);
  }

  /** The variables of its top level, by name. */
  public Map<String, Cell> cells() {
    return cells;
  }

  public Set<String> members() {
    return cells.keySet();
  }

  @Override
  public String type() {
    return "module";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return "<module " + Values.quote(name) + ">";
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return render();
  }
}
