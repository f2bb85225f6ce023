package org.liveseam.language.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Values from JSON (RFC 8259), strictly: see {@link LibraryErrors#JSON}. */
public final class JsonReader {
  private final JsonParser parser;
  private final int deepest;

  private JsonReader(JsonParser parser, int deepest) {
    this.parser = parser;
    this.deepest = deepest;
  }

  /**
   * The value that a text spells.
   *
   * @param deepest how many lists and records may stand in each other
   */
  public static Object read(String text, int deepest) {
    var factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(deepest + 1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      try {
        return new JsonReader(parser, deepest).whole();
      } catch (StreamConstraintsException e) {
        throw wrong("a name or a number is too long", place(e, parser));
      } catch (JacksonException e) {
        throw wrong(plain(e.getOriginalMessage()), place(e, parser));
      }
    }
  }

  /** Limits of the parser's are told without a place. */
  private static TokenStreamLocation place(JacksonException e, JsonParser parser) {
    TokenStreamLocation told = e.getLocation();
    return told == null ? parser.currentLocation() : told;
  }

  /** The parser's words without its own settings, which nobody can change here. */
  private static String plain(String message) {
    String first = message.lines().findFirst().orElse("");
    String plain = first.replaceAll(" \\(start marker at .*|: enable `.*", "");
    return plain.isEmpty() ? "it is incomplete" : plain;
  }

  private Object whole() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw wrong("there is no value", parser.currentLocation());
    }
    Object value = value(first, 0);
    if (parser.nextToken() != null) {
      throw wrong("there is more behind the value", parser.currentTokenLocation());
    }
    return value;
  }

  private Object value(JsonToken token, int depth) {
    if (token.isStructStart() && depth == deepest) {
      throw wrong("it is nested more than " + deepest + " deep", parser.currentTokenLocation());
    }
    return switch (token) {
      case VALUE_NULL -> SeamNull.NULL;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> floating();
      case VALUE_STRING -> text(parser.getString());
      case START_ARRAY -> list(depth);
      case START_OBJECT -> record(depth);
      default -> throw new IllegalStateException("no value begins with " + token);
    };
  }

  private Object integer() {
    String digits = parser.getString();
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw wrong(digits + " does not fit into 64 bits", parser.currentTokenLocation());
    }
  }

  private Object floating() {
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw wrong(parser.getString() + " does not fit into a float", parser.currentTokenLocation());
    }
    return value;
  }

  private Object list(int depth) {
    var elements = new ArrayList<>();
    for (JsonToken t = next(); t != JsonToken.END_ARRAY; t = next()) {
      elements.add(value(t, depth + 1));
    }
    return SeamList.of(elements);
  }

  private Object record(int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (JsonToken t = next(); t != JsonToken.END_OBJECT; t = next()) {
      String name = text(parser.currentName());
      fields.put(name, value(next(), depth + 1));
    }
    return new SeamRecord(fields);
  }

  private JsonToken next() {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw wrong("it is incomplete", parser.currentLocation());
    }
    return token;
  }

  /** Text is Unicode; half of a pair is none. */
  private String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          i++;
        } else {
          throw wrong("a surrogate stands alone", parser.currentTokenLocation());
        }
      }
    }
    return text;
  }

  private static DiagnosticException wrong(String why, TokenStreamLocation where) {
    return Diagnostic.of(LibraryErrors.JSON, why, where.getLineNr(), where.getColumnNr()).raise();
  }
}
