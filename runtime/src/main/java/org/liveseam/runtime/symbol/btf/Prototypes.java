package org.liveseam.runtime.symbol.btf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.Prototype;

/** Prototypes of functions. */
public final class Prototypes {
  private Prototypes() {}

  /**
   * The prototype of a function; empty when none is known, or several that differ: then nothing
   * says which is which.
   */
  public static Optional<Prototype> find(Btf btf, String function) {
    Optional<Prototype> found = Optional.empty();
    for (int id : btf.find(Kind.FUNC, function)) {
      Prototype one = of(btf, btf.type(id));
      if (found.isPresent() && !found.get().equals(one)) {
        return Optional.empty();
      }
      found = Optional.of(one);
    }
    return found;
  }

  /** The prototype of a FUNC. */
  public static Prototype of(Btf btf, BtfType function) {
    BtfType type = btf.type(function.sizeOrType());
    if (function.kind() != Kind.FUNC || type.kind() != Kind.FUNC_PROTO) {
      throw new MalformedFileException(
          "BTF type " + function.id() + " is no function with a prototype", -1);
    }
    var printer = new CPrinter(btf);
    List<Prototype.Parameter> parameters = new ArrayList<>();
    boolean variadic = false;
    for (BtfType.Parameter parameter : btf.parameters(type)) {
      variadic = CPrinter.isDots(parameter);
      if (!variadic) {
        parameters.add(
            new Prototype.Parameter(
                parameter.name(),
                printer.declaration(parameter.type(), ""),
                printer.declaration(parameter.type(), parameter.name()),
                printer.declaration(parameter.type(), "%")));
      }
    }
    String returned = printer.declaration(type.sizeOrType(), "");
    // Not by the printer with an empty name: C has no way to write a function without one, people
    // write a blank.
    String signature = printer.declaration(type.id(), " ").replace("  (", " (").strip();
    return new Prototype(
        function.name(),
        returned,
        parameters,
        variadic,
        signature,
        printer.declaration(type.id(), function.name()));
  }
}
