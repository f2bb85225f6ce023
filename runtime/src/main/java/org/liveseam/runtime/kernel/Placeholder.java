package org.liveseam.runtime.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.target.FunctionFacts;

/**
 * Finds where the name stands in a C declaration, {@code void (*fn)(int)} to {@code void (*%)(int)}
 * and {@code void (*)(int)} to the same.
 */
final class Placeholder {
  // Where a declarator without a name would have it: behind the stars of the innermost "(*".
  private static final Pattern POINTER =
      Pattern.compile("\\((?:\\*\\s*(?:(?:const|volatile|restrict)\\b\\s*)*)+");

  private Placeholder() {}

  static FunctionFacts.Parameter of(Prototype.Parameter parameter) {
    return new FunctionFacts.Parameter(
        named(parameter).orElseGet(() -> nameless(parameter.type())), parameter.name());
  }

  /** The occurrence of the name without which the declaration is the type. */
  private static Optional<String> named(Prototype.Parameter parameter) {
    if (parameter.name().isEmpty()) {
      return Optional.empty();
    }
    String declaration = parameter.declaration();
    Matcher name =
        Pattern.compile("\\b" + Pattern.quote(parameter.name()) + "\\b").matcher(declaration);
    while (name.find()) {
      String before = declaration.substring(0, name.start());
      String after = declaration.substring(name.end());
      if (squeeze(before + " " + after).equals(squeeze(parameter.type()))) {
        return Optional.of(before + "%" + after);
      }
    }
    return Optional.empty();
  }

  private static String nameless(String type) {
    Matcher pointer = POINTER.matcher(type);
    int at = -1;
    while (pointer.find() && (at < 0 || pointer.start() == at)) {
      at = pointer.end();
    }
    if (at >= 0) {
      return type.substring(0, at) + "%" + type.substring(at);
    }
    int array = type.indexOf('[');
    if (array > 0) {
      return type.substring(0, array).stripTrailing() + " %" + type.substring(array);
    }
    return type.endsWith("*") ? type + "%" : type + " %";
  }

  private static String squeeze(String text) {
    return text.replaceAll("\\s+", "");
  }
}
