package org.liveseam.language.library;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/**
 * A regular expression in RE2's syntax: it is searched in time proportional to the text, whatever
 * the pattern, so that a pattern from outside cannot hang a script. That time may be long, and can
 * be cut short.
 */
public final class TextPatterns {
  private final Pattern pattern;
  private final Pulse pulse;

  /** Makes it; an error if it is none. */
  public TextPatterns(String pattern, Pulse pulse) {
    this.pulse = pulse;
    try {
      this.pattern = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw Diagnostic.of(
              LibraryErrors.PATTERN,
              Values.quote(pattern),
              "regular expression",
              e.getDescription())
          .raise();
    }
  }

  private Matcher in(String text) {
    return pattern.matcher(new PulsedText(text, pulse));
  }

  /** Whether it takes the whole of a text. */
  public boolean matches(String text) {
    return in(text).matches();
  }

  /** Its first place, or null's. */
  public Object find(String text) {
    Matcher matcher = in(text);
    return matcher.find() ? found(matcher, new Places(text)) : SeamNull.NULL;
  }

  /** All its places that do not overlap. */
  public SeamList findAll(String text) {
    Matcher matcher = in(text);
    var places = new Places(text);
    List<Object> all = new ArrayList<>();
    while (matcher.find()) {
      all.add(found(matcher, places));
    }
    return SeamList.of(all);
  }

  /** A text with every place exchanged, literally. */
  public String substitute(String text, String replacement) {
    return in(text).replaceAll(Matcher.quoteReplacement(replacement));
  }

  /** What stands between its places. */
  public SeamList split(String text) {
    Matcher matcher = in(text);
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (matcher.find()) {
      parts.add(text.substring(from, matcher.start()));
      from = matcher.end();
    }
    parts.add(text.substring(from));
    return SeamList.of(parts);
  }

  private static SeamRecord found(Matcher matcher, Places places) {
    List<Object> groups = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.add(orNull(matcher.group(i)));
    }
    Map<String, Object> named = new LinkedHashMap<>();
    matcher
        .pattern()
        .namedGroups()
        .forEach((name, index) -> named.put(name, orNull(matcher.group(index))));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", matcher.group());
    fields.put("start", places.of(matcher.start()));
    fields.put("end", places.of(matcher.end()));
    fields.put("groups", SeamList.of(groups));
    fields.put("named", new SeamRecord(named));
    return new SeamRecord(fields);
  }

  /** Places are counted in characters, as indices are; each count goes on from the one before. */
  private static final class Places {
    private final String text;
    private int index;
    private long characters;

    Places(String text) {
      this.text = text;
    }

    long of(int next) {
      characters += text.codePointCount(index, next);
      index = next;
      return characters;
    }
  }

  private static Object orNull(@org.jspecify.annotations.Nullable String text) {
    return text == null ? SeamNull.NULL : text;
  }
}
