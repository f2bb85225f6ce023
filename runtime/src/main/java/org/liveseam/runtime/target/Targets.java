package org.liveseam.runtime.target;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.TargetErrors;

/** The providers that this class loader sees. */
public final class Targets {
  private Targets() {}

  /** All, by scheme. */
  public static List<TargetProvider> providers() {
    return ServiceLoader.load(TargetProvider.class, Targets.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(TargetProvider::scheme))
        .toList();
  }

  /** The provider of a spec's scheme. */
  public static TargetProvider provider(TargetSpec spec) {
    List<TargetProvider> all = providers();
    return all.stream()
        .filter(provider -> provider.scheme().equals(spec.scheme()))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> schemes = all.stream().map(TargetProvider::scheme).toList();
              String question = DidYouMean.question(DidYouMean.of(spec.scheme(), schemes, 1));
              return Diagnostic.of(TargetErrors.UNKNOWN_TARGET, spec)
                  .help(question.isEmpty() ? "there are: " + String.join(", ", schemes) : question)
                  .raise();
            });
  }
}
