package org.liveseam.repl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.repl.session.Suggestions.Item;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.StructLayout;

/**
 * Fields of structs in C that replaces a function of a kernel: {@code m->bu}. The type of the first
 * name is that of a parameter of the function, or of a variable that the code declares; all of it
 * comes from the kernel's type information.
 */
final class FieldSuggester {
  private static final Pattern CHAIN =
      Pattern.compile("([A-Za-z_]\\w*(?:(?:->|\\.)[A-Za-z_]\\w*)*)(?:->|\\.)\\w*$");
  private static final Pattern REPLACED =
      Pattern.compile("replace\\s+function\\s+\"?([\\w.$]+)\"?\\s*(?:\\(([^)]*)\\))?");
  private static final Pattern STRUCT = Pattern.compile("\\b(?:struct|union)\\s+(\\w+)");

  private final ReplSession session;

  FieldSuggester(ReplSession session) {
    this.session = session;
  }

  /** The fields that may stand at the end of a text. */
  List<Item> at(String before) {
    Matcher chain = CHAIN.matcher(before);
    Optional<KernelSymbols> symbols = session.functions().kernel(session.seam().currentTarget());
    if (!chain.find() || symbols.isEmpty()) {
      return List.of();
    }
    String[] names = chain.group(1).split("->|\\.", -1);
    Optional<StructLayout> layout =
        type(symbols.get(), before, names[0]).flatMap(type -> layout(symbols.get(), type));
    for (int i = 1; i < names.length; i++) {
      String name = names[i];
      layout =
          layout
              .flatMap(found -> found.member(name))
              .flatMap(member -> layout(symbols.get(), member.declaration()));
    }
    return layout.map(FieldSuggester::items).orElse(List.of());
  }

  private static List<Item> items(StructLayout layout) {
    return layout.members().stream()
        .filter(member -> !member.name().isEmpty())
        .map(member -> new Item(member.name(), member.declaration()))
        .toList();
  }

  private static Optional<StructLayout> layout(KernelSymbols symbols, String type) {
    Matcher struct = STRUCT.matcher(type);
    return struct.find() ? symbols.struct(struct.group(1)) : Optional.empty();
  }

  /** The C type of a name: of a variable that is declared before, else of a parameter. */
  private static Optional<String> type(KernelSymbols symbols, String before, String name) {
    Pattern declared =
        Pattern.compile("\\b((?:struct|union)\\s+\\w+)\\s*\\**\\s*" + Pattern.quote(name) + "\\b");
    List<MatchResult> declarations = declared.matcher(before).results().toList();
    if (!declarations.isEmpty()) {
      return Optional.of(declarations.getLast().group(1));
    }
    List<MatchResult> replaced = REPLACED.matcher(before).results().toList();
    return replaced.isEmpty() ? Optional.empty() : parameter(symbols, replaced.getLast(), name);
  }

  private static Optional<String> parameter(
      KernelSymbols symbols, MatchResult replaced, String name) {
    Optional<Prototype> prototype = symbols.prototype(replaced.group(1));
    if (prototype.isEmpty()) {
      return Optional.empty();
    }
    List<Prototype.Parameter> parameters = prototype.get().parameters();
    var names = new ArrayList<String>();
    if (replaced.group(2) != null) {
      names.addAll(List.of(replaced.group(2).strip().split("\\s*,\\s*", -1)));
    } else {
      parameters.forEach(parameter -> names.add(parameter.name()));
    }
    int index = names.indexOf(name);
    return index < 0 || index >= parameters.size()
        ? Optional.empty()
        : Optional.of(parameters.get(index).type());
  }
}
