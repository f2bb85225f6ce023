package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An integer that many threads may change at once. Equal only to itself. */
public final class SeamAtomic extends SeamObject implements Members {
  private final AtomicLong value;
  private final Map<String, SeamFunction.Code> methods;

  /**
   * @param methods their code; each finds the atomic in its first captured variable
   */
  public SeamAtomic(long value, Map<String, SeamFunction.Code> methods) {
    this.value = new AtomicLong(value);
    this.methods = methods;
  }

  /** What a method works on. */
  public AtomicLong value() {
    return value;
  }

  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    SeamFunction.Code code = methods.get(name);
    if (code == null) {
      return null;
    }
    var self = new Cell("atomic");
    self.set(this);
    return new SeamFunction(code, new Cell[] {self});
  }

  @Override
  public Set<String> members() {
    return methods.keySet();
  }

  @Override
  public String type() {
    return "atomic";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return "<atomic " + value.get() + ">";
  }
}
