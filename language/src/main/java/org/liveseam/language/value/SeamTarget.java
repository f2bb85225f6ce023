package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.target.TargetSpec;

/** A target by its name; opened only when something acts on it. */
public final class SeamTarget extends SeamObject implements Members {
  private static final Set<String> MEMBERS = Set.of("name");

  private final TargetSpec spec;

  public SeamTarget(TargetSpec spec) {
    this.spec = spec;
  }

  public TargetSpec spec() {
    return spec;
  }

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

  @Override
  @TruffleBoundary
  public boolean equals(Object other) {
    return other instanceof SeamTarget that && that.spec.equals(spec);
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    return spec.hashCode();
  }
}
