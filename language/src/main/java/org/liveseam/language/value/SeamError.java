package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;

/**
 * An error as {@code rescue e} binds it; the first of several speaks, the others are its causes.
 */
public final class SeamError extends SeamObject implements Members {
  private static final List<String> ORDER =
      List.of("code", "summary", "detail", "location", "cause");
  private static final Set<String> MEMBERS =
      java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(ORDER));

  /** What errors have besides that a pipeline failed with. */
  private static final List<String> OF_A_PIPELINE = List.of("stage", "undone", "remains");

  private static final Set<String> MEMBERS_OF_A_PIPELINE =
      java.util.Collections.unmodifiableSet(
          new java.util.LinkedHashSet<>(
              java.util.stream.Stream.concat(ORDER.stream(), OF_A_PIPELINE.stream()).toList()));

  private final List<Diagnostic> diagnostics;
  private final @Nullable PipelineFacts facts;

  /**
   * @param diagnostics at least one
   */
  public SeamError(List<Diagnostic> diagnostics) {
    this(diagnostics, null);
  }

  /** What a pipeline failed with. */
  public SeamError(List<Diagnostic> diagnostics, @Nullable PipelineFacts facts) {
    this.diagnostics = List.copyOf(diagnostics);
    this.facts = facts;
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    Diagnostic first = diagnostics.get(0);
    return switch (name) {
      case "code" -> first.code().id();
      case "summary" -> first.message();
      case "detail" -> detail(first);
      case "location" -> first.span().<Object>map(span -> span.place()).orElse(SeamNull.NULL);
      case "cause" ->
          diagnostics.size() == 1
              ? SeamNull.NULL
              : new SeamError(diagnostics.subList(1, diagnostics.size()));
      default -> facts == null ? null : member(name, facts);
    };
  }

  private static @Nullable Object member(String name, PipelineFacts facts) {
    return switch (name) {
      case "stage" -> facts.stage().isEmpty() ? SeamNull.NULL : facts.stage();
      case "undone" -> SeamList.of(List.copyOf(facts.undone()));
      case "remains" -> SeamList.of(List.copyOf(facts.remains()));
      default -> null;
    };
  }

  private static String detail(Diagnostic d) {
    return java.util.stream.Stream.of(List.of(d.label()), d.notes(), d.kernel())
        .flatMap(List::stream)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public Set<String> members() {
    return facts == null ? MEMBERS : MEMBERS_OF_A_PIPELINE;
  }

  @Override
  public String type() {
    return "error";
  }

  @Override
  @TruffleBoundary
  public String render() {
    Diagnostic first = diagnostics.get(0);
    return "<error " + first.code().id() + ": " + first.message() + ">";
  }
}
