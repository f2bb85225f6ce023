package org.liveseam.runtime.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;

/** Patches for tests, without a file to read them from. */
public final class Patches {
  public static final Span HERE = new Span(new Source("test.seam", "patch\n"), 1, 1, 1, 6);

  private Patches() {}

  /** A patch of vmlinux functions with a body that depends on {@code salt}. */
  public static Patch vmlinux(String name, String salt, String... functions) {
    return patch(name, List.of(object(new ObjectRef.Vmlinux(), salt, List.of(), functions)));
  }

  public static Patch patch(String name, List<ObjectPatch> objects) {
    return new Patch(
        name,
        "1.0",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Consistency.usual(HERE),
        objects,
        false,
        false,
        HERE);
  }

  /** The same with a state. */
  public static Patch withState(Patch p, long id, int version) {
    return withData(p, List.of(new State(new StateVersion(id, version), HERE)), List.of());
  }

  public static Patch withData(Patch p, List<State> states, List<Shadow> shadows) {
    return new Patch(
        p.name(),
        p.version(),
        p.reason(),
        p.fixes(),
        p.requires(),
        p.consistency(),
        p.objects(),
        p.replacesAll(),
        p.movesPrologues(),
        states,
        shadows,
        p.module(),
        p.span());
  }

  public static Patch with(Patch p, Consistency consistency) {
    return new Patch(
        p.name(),
        p.version(),
        p.reason(),
        p.fixes(),
        p.requires(),
        consistency,
        p.objects(),
        p.replacesAll(),
        p.movesPrologues(),
        p.span());
  }

  public static Patch replacingAll(Patch p) {
    return new Patch(
        p.name(),
        p.version(),
        p.reason(),
        p.fixes(),
        p.requires(),
        p.consistency(),
        p.objects(),
        true,
        p.movesPrologues(),
        p.states(),
        p.shadows(),
        p.module(),
        p.span());
  }

  public static Patch movingPrologues(Patch p) {
    return new Patch(
        p.name(),
        p.version(),
        p.reason(),
        p.fixes(),
        p.requires(),
        p.consistency(),
        p.objects(),
        p.replacesAll(),
        true,
        p.span());
  }

  public static ObjectPatch object(
      ObjectRef object, String salt, List<Callback.Kind> callbacks, String... functions) {
    return new ObjectPatch(
        object,
        Arrays.stream(functions).map(f -> function(f, salt)).toList(),
        callbacks.stream()
            .map(kind -> new Callback(kind, new Body.InlineC("return 0;", List.of(), HERE), HERE))
            .toList(),
        HERE);
  }

  public static FunctionPatch function(String name, String salt) {
    return new FunctionPatch(
        name,
        List.of(),
        OptionalInt.empty(),
        new Body.InlineC("return " + salt + ";", List.of(), HERE),
        HERE,
        HERE);
  }
}
