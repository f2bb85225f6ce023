package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.model.Patch;

/** A patch as a value. */
public final class SeamPatch extends SeamObject implements Members {
  /** What {@code p.name} can name. */
  public static final Set<String> MEMBERS =
      java.util.Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  "name",
                  "version",
                  "reason",
                  "fixes",
                  "requires",
                  "objects",
                  "functions",
                  "wait",
                  "replaces_all",
                  "hash")));

  private final Patch patch;

  public SeamPatch(Patch patch) {
    this.patch = patch;
  }

  public Patch patch() {
    return patch;
  }

  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    return switch (name) {
      case "name" -> patch.name();
      case "version" -> patch.version();
      case "reason" -> patch.reason().<Object>map(text -> text).orElse(SeamNull.NULL);
      case "fixes" -> SeamList.of(patch.fixes());
      case "requires" ->
          patch.requires().<Object>map(requirement -> requirement.pattern()).orElse(SeamNull.NULL);
      case "objects" ->
          SeamList.of(patch.objects().stream().map(o -> o.object().kernelName()).toList());
      case "functions" ->
          SeamList.of(
              patch.objects().stream()
                  .flatMap(o -> o.functions().stream())
                  .map(function -> function.name())
                  .toList());
      case "wait" -> new SeamDuration(patch.consistency().patience(), SeamDuration.Unit.SECONDS);
      case "replaces_all" -> patch.replacesAll();
      case "hash" -> patch.id().hash();
      default -> null;
    };
  }

  @Override
  public Set<String> members() {
    return MEMBERS;
  }

  @Override
  public String type() {
    return "patch";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return "<patch " + patch.name() + " " + Values.quote(patch.version()) + ">";
  }

  /** Equal content under an equal name, wherever it was written. */
  @Override
  @TruffleBoundary
  public boolean equals(Object other) {
    return other instanceof SeamPatch that && that.patch.id().equals(patch.id());
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    return patch.id().hashCode();
  }
}
