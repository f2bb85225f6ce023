package org.liveseam.runtime.process.dwarf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.liveseam.runtime.elf.MalformedFileException;

/**
 * Declarations in C of what a file defines, static functions and variables included, with the types
 * that they need. Thread-safe.
 */
public final class Declarations {
  private final DebugInfo info;
  private final NameIndex names;

  /** One pass over the names. */
  Declarations(DebugInfo info) {
    this.info = info;
    this.names = new NameIndex(info);
  }

  /**
   * What some C code uses.
   *
   * @param names of functions, variables, typedefs and enumerators
   * @param tags words behind {@code struct}, {@code union} and {@code enum}
   * @param members words behind {@code .} and {@code ->}: a struct that is reached through a
   *     pointer is written out if it has one of them
   * @param functions whose types it must be able to spell, for instance the one it stands in for
   */
  public record Wanted(
      Set<String> names, Set<String> tags, Set<String> members, Set<Function> functions) {
    public Wanted {
      names = Set.copyOf(names);
      tags = Set.copyOf(tags);
      members = Set.copyOf(members);
      functions = Set.copyOf(functions);
    }
  }

  /**
   * C text.
   *
   * @param name what it declares: {@code helper}, {@code struct point}
   * @param definition of a function or a variable
   */
  public record Declaration(String name, String text, Optional<Definition> definition) {
    Declaration(String name, String text) {
      this(name, text, Optional.empty());
    }
  }

  /**
   * A function.
   *
   * @param address of the file; empty if only the name is known
   */
  public record Function(String name, OptionalLong address) {}

  /**
   * Which of several functions or variables of one name is declared.
   *
   * @param external whether other units can see it
   * @param addresses where it begins, of the file; its clones, too
   * @param elsewhere whether it has code or memory besides, at a place that is not told
   */
  public record Definition(boolean external, Set<Long> addresses, boolean elsewhere) {
    public Definition {
      addresses = Set.copyOf(addresses);
    }
  }

  /**
   * What of the wanted is known, each behind what it needs itself.
   *
   * @param without declarations, by name, that somebody else makes
   */
  public List<Declaration> find(Wanted wanted, Set<String> without) {
    var units = new HashSet<Unit>();
    var functions = new ArrayList<Entry>();
    for (Function one : wanted.functions()) {
      Optional<Entry> function =
          one.address().stream()
              .boxed()
              .flatMap(address -> names.function(address).stream())
              .findFirst()
              .or(() -> names.find(one.name(), Set.of()))
              .filter(e -> e.tag() == Dw.TAG_SUBPROGRAM);
      function.ifPresent(functions::add);
      function.ifPresent(entry -> units.add(entry.unit()));
    }
    var writer = new DeclarationWriter(info, names, units, wanted, without);
    functions.forEach(writer::typesOf);
    for (String name : sorted(wanted.names())) {
      names.find(name, units).ifPresent(entry -> writer.named(name, entry));
    }
    for (String tag : sorted(wanted.tags())) {
      for (String kind : List.of("struct ", "union ", "enum ")) {
        names.find(kind + tag, units).ifPresent(writer::tag);
      }
    }
    return writer.finish();
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /**
   * What was made of a function or a variable of which no symbol is left.
   *
   * @param function else it is a variable
   * @param into functions that have copies of a function's code; those of which nothing was left
   *     are not told
   */
  public record Gone(boolean function, List<String> into) {
    public Gone {
      into = List.copyOf(into);
    }
  }

  /**
   * What the information says about a name, given that there is no symbol; empty if it does not
   * know it.
   *
   * @throws MalformedFileException if the information is damaged
   */
  public Optional<Gone> gone(String name) {
    Optional<Entry> entry = names.find(name, Set.of());
    if (entry.filter(e -> e.tag() == Dw.TAG_SUBPROGRAM).isPresent()) {
      return Optional.of(new Gone(true, new InlinedCopies(info, name).callers()));
    }
    return entry.filter(e -> e.tag() == Dw.TAG_VARIABLE).map(e -> new Gone(false, List.of()));
  }
}
