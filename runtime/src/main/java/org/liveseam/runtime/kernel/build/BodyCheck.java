package org.liveseam.runtime.kernel.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.liveseam.runtime.build.CWords;
import org.liveseam.runtime.build.FreeNames;
import org.liveseam.runtime.build.Places;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.Patch;

/** What can be said about kernel bodies by their text alone, before anything is built. */
public final class BodyCheck {
  private static final String ORIGINAL = "original";

  private BodyCheck() {}

  /** Every body that would come back to itself; empty if none would. */
  public static List<Diagnostic> check(Patch patch) {
    return patch.objects().stream()
        .flatMap(
            object ->
                Stream.concat(
                    object.functions().stream()
                        .flatMap(function -> check(function, function.parameters()).stream()),
                    object.callbacks().stream().flatMap(callback -> check(callback).stream())))
        .toList();
  }

  private static List<Diagnostic> check(Callback callback) {
    if (!(callback.body() instanceof Body.InlineC body)) {
      return List.of();
    }
    return FreeNames.in(body.code()).stream()
        .filter(word -> word.text().equals(ORIGINAL))
        .map(
            word ->
                Diagnostic.of(BuildErrors.ORIGINAL_IN_KERNEL)
                    .at(span(body, word), "a callback stands in for no function"))
        .toList();
  }

  /**
   * @param parameters the names the body sees, which hide all others
   */
  static List<Diagnostic> check(FunctionPatch function, Collection<String> parameters) {
    return switch (function.body()) {
      case Body.Symbol symbol ->
          symbol.name().equals(function.name())
              ? List.of(callsItself(function, symbol.span(), "this is the replaced function"))
              : List.of();
      case Body.SymbolFrom from -> List.of(); // the file may define a static function of that name
      case Body.SymbolFromBinary from -> List.of();
      case Body.Closure closure -> List.of();
      case Body.InlineC c -> check(function, c, parameters);
    };
  }

  private static List<Diagnostic> check(
      FunctionPatch function, Body.InlineC body, Collection<String> parameters) {
    var found = new ArrayList<Diagnostic>();
    for (CWords.Word word : FreeNames.in(body.code())) {
      if (parameters.contains(word.text())) {
        continue;
      }
      Span span = span(body, word);
      if (word.text().equals(ORIGINAL)) {
        found.add(
            Diagnostic.of(BuildErrors.ORIGINAL_IN_KERNEL)
                .at(span, "not in a kernel body")
                .help("write out what `" + function.name() + "` does, or patch its caller"));
      } else if (word.text().equals(function.name())) {
        found.add(callsItself(function, span, "comes back here through the patch"));
      }
    }
    return found;
  }

  private static Span span(Body.InlineC body, CWords.Word word) {
    return Places.at(body.span(), body.code(), word.offset(), word.text().length());
  }

  private static Diagnostic callsItself(FunctionPatch function, Span span, String label) {
    return Diagnostic.of(BuildErrors.CALLS_ITSELF, function.name()).at(span, label);
  }
}
