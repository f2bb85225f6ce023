package org.liveseam.language.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Signature;

/** Whether a call acts: what it runs is followed, and the functions that it passes on. */
final class Acts {
  /** Ways into functions that are looked at; a text with more of them acts when it runs. */
  private static final int MOST = 2_000;

  private final Set<Visit> seen = new HashSet<>();

  private Acts() {}

  static boolean by(Routine.CallSite site) {
    return new Acts().acts(site, Map.of());
  }

  /**
   * @param known what parameters are for sure, of the functions that the call stands in
   */
  private boolean acts(Routine.CallSite site, Map<Binding, Binding> known) {
    Binding callee = resolve(site.callee(), known);
    if (callee.isVerb()) {
      return true;
    }
    Routine code = callee.body();
    if (code != null) {
      Map<Binding, Binding> inside = new HashMap<>(known);
      for (Routine.Given given : site.given()) {
        int place = place(given, code);
        if (place >= 0 && place < code.parameters().size()) {
          inside.put(code.parameters().get(place), resolve(given.function(), known));
        }
      }
      return acts(code, inside);
    }
    Signature signature = callee.signature();
    return signature != null
        && site.given().stream()
            .filter(given -> takesFunction(signature, given))
            .map(given -> resolve(given.function(), known))
            .anyMatch(f -> acts(new Routine.CallSite(f, site.span(), List.of()), known));
  }

  private boolean acts(Routine code, Map<Binding, Binding> known) {
    return seen.size() < MOST
        && seen.add(new Visit(code, known))
        && code.calls().stream().anyMatch(site -> acts(site, known));
  }

  /** What is carried out in Java calls what it takes as a function. */
  private static boolean takesFunction(Signature signature, Routine.Given given) {
    String name = given.name();
    int place = name == null ? given.place() : signature.indexOf(name);
    List<Signature.Parameter> parameters = signature.parameters();
    return place >= 0 && place < parameters.size() && parameters.get(place).type() == SeamType.FN;
  }

  private static int place(Routine.Given given, Routine code) {
    String name = given.name();
    return name == null
        ? given.place()
        : code.parameters().stream().map(Binding::name).toList().indexOf(name);
  }

  private static Binding resolve(Binding binding, Map<Binding, Binding> known) {
    Binding origin = binding.origin();
    return known.getOrDefault(origin, origin);
  }

  private record Visit(Routine code, Map<Binding, Binding> known) {}
}
