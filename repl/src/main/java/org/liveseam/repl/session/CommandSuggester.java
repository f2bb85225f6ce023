package org.liveseam.repl.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.repl.session.Suggestions.Item;
import org.liveseam.runtime.diagnostic.Catalogue;

/** What commands of the conversation could go on with. */
final class CommandSuggester {
  private static final Pattern COMMAND = Pattern.compile("\\s*(:\\w*)(\\s+)?", Pattern.DOTALL);

  private final ReplSession session;
  private final Suggester suggester;
  private final List<Verb> verbs;

  CommandSuggester(ReplSession session, Suggester suggester, List<Verb> verbs) {
    this.session = session;
    this.suggester = suggester;
    this.verbs = verbs;
  }

  Suggestions at(String input, int cursor) {
    Matcher command = COMMAND.matcher(input);
    if (!command.lookingAt() || command.group(2) == null || cursor < command.end()) {
      return new Suggestions(input.indexOf(':'), verbs(":"));
    }
    Optional<Verb> verb = meant(command.group(1));
    if (verb.isEmpty()) {
      return new Suggestions(cursor, List.of());
    }
    About.Argument argument = verb.get().about().argument();
    if (argument == About.Argument.INPUT) {
      return input(input, command.end(), cursor);
    }
    int start = cursor;
    while (start > command.end() && !Character.isWhitespace(input.charAt(start - 1))) {
      start--;
    }
    return new Suggestions(start, items(argument, input.substring(start, cursor)));
  }

  /** The rest of the line as if it stood alone. */
  private Suggestions input(String input, int from, int cursor) {
    Suggestions inner = suggester.at(input.substring(from), cursor - from);
    return new Suggestions(inner.start() + from, inner.items());
  }

  String hint(String input) {
    Matcher command = COMMAND.matcher(input);
    return command.lookingAt()
        ? meant(command.group(1))
            .map(verb -> verb.about().line() + "  " + verb.about().summary())
            .orElse("")
        : "";
  }

  private Optional<Verb> meant(String word) {
    String name = word.substring(1);
    List<Verb> starting =
        verbs.stream().filter(verb -> verb.about().name().startsWith(name)).toList();
    return starting.stream()
        .filter(verb -> verb.about().name().equals(name) || verb.about().brief().equals(name))
        .findFirst()
        .or(() -> starting.size() == 1 ? Optional.of(starting.getFirst()) : Optional.empty());
  }

  private List<Item> verbs(String colon) {
    return verbs.stream()
        .map(Verb::about)
        .map(a -> new Item(colon + a.name(), colon + a.name(), a.summary(), true))
        .toList();
  }

  private List<Item> items(About.Argument argument, String begun) {
    return switch (argument) {
      case COMMAND -> verbs(begun.startsWith(":") ? ":" : "");
      case DECLARED ->
          session.seam().patches().patches().stream()
              .map(p -> new Item(p.name(), p.reason().orElse("")))
              .toList();
      case APPLIED -> session.openEffects().stream().map(name -> new Item(name, "")).toList();
      case FILE -> files(begun);
      case NAME -> {
        var all = new ArrayList<Item>();
        session.seam().names().forEach(name -> all.add(new Item(name, "")));
        all.addAll(begun.isEmpty() ? List.of() : suggester.functions(begun, Optional.empty()));
        yield all;
      }
      case FUNCTION -> suggester.functions(begun, Optional.empty());
      case EFFECT ->
          session.effects().stream()
              .map(
                  e ->
                      new Item(
                          String.valueOf(e.number()), e.effect().kind() + " " + e.effect().name()))
              .toList();
      case ERROR_CODE -> Catalogue.all().stream().map(c -> new Item(c.id(), c.summary())).toList();
      case NONE, INPUT -> List.of();
    };
  }

  /** Folders, and what is in the folder that was begun. */
  private static List<Item> files(String begun) {
    int slash = begun.lastIndexOf('/');
    String folder = begun.substring(0, slash + 1);
    var items = new ArrayList<Item>();
    try (var all = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean hidden = name.startsWith(".") && !begun.substring(slash + 1).startsWith(".");
        if (!hidden) {
          boolean inner = Files.isDirectory(file);
          items.add(new Item(folder + name + (inner ? "/" : ""), inner ? "folder" : ""));
        }
      }
    } catch (IOException | InvalidPathException e) {
      return List.of(); // what cannot be listed has nothing to offer
    }
    return items;
  }
}
