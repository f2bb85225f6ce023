package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An imported file: its names and their variables. */
public final class SeamModule extends SeamObject implements Members {
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

  @Override
  @TruffleBoundary
  public @Nullable Object member(String member) {
    Cell cell = cells.get(member);
    return cell == null ? null : cell.get();
  }

  @Override
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
}
