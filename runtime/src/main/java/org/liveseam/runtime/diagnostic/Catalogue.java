package org.liveseam.runtime.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every error code there is. */
public final class Catalogue {
  private Catalogue() {}

  /** All codes, by number. */
  public static List<Code> all() {
    return Stream.of(
            SourceErrors.FAMILY,
            SyntaxErrors.FAMILY,
            SessionErrors.FAMILY,
            NameErrors.FAMILY,
            DescriptionErrors.FAMILY,
            DataErrors.FAMILY,
            ScriptErrors.FAMILY,
            ForeignErrors.FAMILY,
            LibraryErrors.FAMILY,
            PipelineErrors.FAMILY,
            FlowErrors.FAMILY,
            ToolErrors.FAMILY,
            RecordErrors.FAMILY,
            ParamErrors.FAMILY,
            TargetErrors.FAMILY,
            ObjectErrors.FAMILY,
            ProcessErrors.FAMILY,
            BuildErrors.FAMILY,
            NativeBuildErrors.FAMILY,
            TransitionErrors.FAMILY,
            StateErrors.FAMILY,
            PolicyErrors.FAMILY)
        .flatMap(family -> family.codes().stream())
        .sorted(java.util.Comparator.comparing(Code::id))
        .toList();
  }

  /** The code with this id, written {@code E1003}, {@code e1003} or {@code 1003}. */
  public static Optional<Code> find(String id) {
    String wanted = id.toUpperCase(java.util.Locale.ROOT);
    String full = wanted.startsWith("E") ? wanted : "E" + wanted;
    return all().stream().filter(code -> code.id().equals(full)).findFirst();
  }
}
