package org.liveseam.runtime.process.dwarf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.process.dwarf.Declarations.Declaration;
import org.liveseam.runtime.process.dwarf.Declarations.Wanted;
import org.liveseam.runtime.process.dwarf.TypePrinter.UnnamedException;

/**
 * Writes one list of declarations. What is needed as a value is written out first; a struct that is
 * only pointed to is announced, and written out behind if somebody looks into it: so no order of
 * types that C allows goes wrong. What C cannot say is left out. Used once.
 */
final class DeclarationWriter {
  private static final int MOST = 1000;
  private static final int DEEPEST = 100;

  private final DebugInfo info;
  private final NameIndex index;
  private final Set<Unit> units;
  private final Wanted wanted;
  private final Set<String> without;
  private final StructText structs;
  private final TypePrinter printer;
  private final List<Declaration> written = new ArrayList<>();
  private final Set<String> begun = new HashSet<>();
  private final Set<Long> opened = new HashSet<>();
  private final Meanings meanings;

  /** What is needed was looked at; true if it cannot be said. Twice an offset, odd for values. */
  private final Map<Long, Boolean> needed = new HashMap<>();

  /** Structs that were only announced. */
  private final Deque<Entry> announced = new ArrayDeque<>();

  DeclarationWriter(
      DebugInfo info, NameIndex index, Set<Unit> units, Wanted wanted, Set<String> without) {
    this.info = info;
    this.index = index;
    this.units = units;
    this.wanted = wanted;
    this.without = without;
    this.structs = new StructText(info);
    this.printer = structs.printer();
    this.meanings = new Meanings(structs::meaning);
  }

  private interface Step {
    void run() throws UnnamedException;
  }

  /** What C cannot say is left to the author. */
  private static void ifSayable(Step step) {
    try {
      step.run();
    } catch (UnnamedException e) {
      // Left out, then: the author's code is compiled without it.
    }
  }

  /** The types that a function's own type is made of. */
  void typesOf(Entry function) {
    ifSayable(
        () -> {
          need(function, true, 0);
          for (Entry child : parameters(function)) {
            need(child, true, 0);
          }
        });
  }

  /** A function, a variable, a typedef or an enumerator. */
  void named(String name, Entry entry) {
    if (!Names.isC(name)) {
      return;
    }
    ifSayable(
        () -> {
          switch (entry.tag()) {
            case Dw.TAG_SUBPROGRAM -> function(name, entry);
            case Dw.TAG_VARIABLE -> variable(name, entry);
            case Dw.TAG_TYPEDEF -> {
              typedef(entry, false, 0);
              need(entry, true, 0);
            }
            case Dw.TAG_ENUMERATION -> enumeration(entry);
            default -> {}
          }
        });
  }

  /** A struct, a union or an enum. */
  void tag(Entry entry) {
    ifSayable(() -> type(entry, true, 0));
  }

  /** All that was written, with the structs that are looked into. */
  List<Declaration> finish() {
    while (!announced.isEmpty()) {
      Entry struct = announced.remove();
      ifSayable(
          () -> {
            if (isLookedInto(struct, new HashSet<>())) {
              type(struct, true, 0);
            }
          });
    }
    return List.copyOf(written);
  }

  /** Members of a struct without a name are the outer one's. */
  private boolean isLookedInto(Entry struct, Set<Long> seen) throws UnnamedException {
    for (Entry member : structs.members(definition(struct))) {
      Optional<Entry> inner = member.name().isEmpty() ? printer.typeOf(member) : Optional.empty();
      if (member.name().filter(wanted.members()::contains).isPresent()
          || (inner.isPresent()
              && seen.add(inner.get().offset())
              && isLookedInto(inner.get(), seen))) {
        return true;
      }
    }
    return false;
  }

  private List<Entry> parameters(Entry function) {
    return info.children(function).stream().filter(c -> c.tag() == Dw.TAG_PARAMETER).toList();
  }

  private void function(String name, Entry function) throws UnnamedException {
    var parameters = new StringJoiner(", ");
    need(function, true, 0);
    for (Entry child : info.children(function)) {
      if (child.tag() == Dw.TAG_PARAMETER) {
        need(child, true, 0);
        parameters.add(printer.declaration(child, ""));
      } else if (child.tag() == Dw.TAG_DOTS) {
        parameters.add("...");
      }
    }
    String list = parameters.length() == 0 ? "void" : parameters.toString();
    String text = "extern " + printer.declaration(function, name + "(" + list + ")") + ";";
    put(new Declaration(name, text, index.definition(name, function, units)));
  }

  private void variable(String name, Entry variable) throws UnnamedException {
    Entry typed =
        variable.has(Dw.AT_TYPE) || variable.reference(Dw.AT_SPECIFICATION).isEmpty()
            ? variable
            : info.entry(variable.reference(Dw.AT_SPECIFICATION).getAsLong());
    need(typed, true, 0);
    String text = "extern " + printer.declaration(typed, name) + ";";
    put(new Declaration(name, text, index.definition(name, variable, units)));
  }

  /**
   * Declares what an entry's type is made of.
   *
   * @param now whether the compiler must know its size
   */
  private void need(Entry holder, boolean now, int depth) throws UnnamedException {
    Optional<Entry> type = printer.typeOf(holder);
    if (type.isPresent()) {
      type(type.get(), now, depth);
    }
  }

  private void type(Entry type, boolean now, int depth) throws UnnamedException {
    if (depth > DEEPEST) {
      throw new UnnamedException("a type of too many parts");
    }
    // Types share their parts, so that there are far more ways to a type than types.
    long key = type.offset() * 2 + (now ? 1 : 0);
    Boolean before = needed.putIfAbsent(key, false);
    if (before == null) {
      try {
        parts(type, now, depth);
      } catch (UnnamedException e) {
        needed.put(key, true);
        throw e;
      }
    } else if (before) {
      throw new UnnamedException("a type that cannot be said");
    }
  }

  private void parts(Entry type, boolean now, int depth) throws UnnamedException {
    switch (type.tag()) {
      case Dw.TAG_CONST, Dw.TAG_VOLATILE, Dw.TAG_RESTRICT, Dw.TAG_ATOMIC ->
          need(type, now, depth + 1);
      case Dw.TAG_ARRAY -> need(type, true, depth + 1);
      case Dw.TAG_POINTER -> need(type, false, depth + 1);
      case Dw.TAG_SUBROUTINE -> {
        need(type, false, depth + 1);
        for (Entry child : parameters(type)) {
          need(child, false, depth + 1);
        }
      }
      case Dw.TAG_TYPEDEF -> typedef(type, now, depth + 1);
      case Dw.TAG_STRUCTURE, Dw.TAG_UNION -> struct(type, now, depth + 1);
      case Dw.TAG_ENUMERATION -> {
        if (type.name().isPresent()) {
          enumeration(type);
        }
      }
      default -> {}
    }
  }

  private void typedef(Entry type, boolean now, int depth) throws UnnamedException {
    String name = checked(type.name().orElse(""));
    if (name.startsWith("__builtin_")) {
      return; // the compiler's own
    }
    need(type, now, depth);
    meanings.claim(name, type);
    if (begun.add(name)) {
      put(name, "typedef " + printer.declaration(type, name) + ";");
    }
  }

  private void struct(Entry type, boolean now, int depth) throws UnnamedException {
    Optional<String> name = type.name();
    if (name.isEmpty()) {
      if (opened.add(type.offset())) {
        members(type, depth);
      }
      return;
    }
    String tag = (type.tag() == Dw.TAG_UNION ? "union " : "struct ") + checked(name.get());
    meanings.claim(tag, definition(type));
    if (begun.add(tag)) {
      put(tag + " announced", tag + ";");
      announced.add(type);
    }
    Entry definition = definition(type);
    if (now && !definition.has(Dw.AT_DECLARATION) && begun.add(tag + " written")) {
      members(definition, depth);
      String body = structs.body(definition);
      put(tag, tag + " " + body + ";\n" + structs.check(definition, tag));
    }
  }

  private void members(Entry struct, int depth) throws UnnamedException {
    for (Entry member : structs.members(struct)) {
      need(member, true, depth);
    }
  }

  /** Of a struct that a unit only announces. */
  private Entry definition(Entry type) {
    if (!type.has(Dw.AT_DECLARATION)) {
      return type;
    }
    String kind = type.tag() == Dw.TAG_UNION ? "union " : "struct ";
    return index.find(kind + type.name().orElse(""), units).orElse(type);
  }

  private void enumeration(Entry type) throws UnnamedException {
    String head = type.name().isPresent() ? "enum " + checked(type.name().get()) : "enum";
    if (type.name().isPresent()) {
      meanings.claim(head, type);
    }
    String text = head + " " + structs.enumerators(type) + ";";
    if (begun.add(type.name().isPresent() ? head : text)) {
      String check = type.name().isPresent() ? "\n" + structs.check(type, head) : "";
      put(type.name().isPresent() ? head : head + " at " + type.offset(), text + check);
    }
  }

  private static String checked(String name) throws UnnamedException {
    if (!Names.isC(name)) {
      throw new UnnamedException("a name that is not of C");
    }
    return name;
  }

  private void put(String name, String text) throws UnnamedException {
    put(new Declaration(name, text));
  }

  private void put(Declaration declaration) throws UnnamedException {
    if (written.size() >= MOST) {
      throw new UnnamedException("more declarations than anybody wants");
    }
    if (!without.contains(declaration.name())) {
      written.add(declaration);
    }
  }
}
