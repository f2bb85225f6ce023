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
 * Regular expressions in RE2's syntax: they are searched in time proportional to the text, whatever
 * the pattern, so that a pattern from outside cannot hang a script.
 */
public final class TextPatterns {
  private TextPatterns() {}

  /** Whether a pattern takes the whole of a text. */
  public static boolean matches(String text, String pattern) {
    return compile(pattern).matcher(text).matches();
  }

  /** The first place of a pattern, or null's. */
  public static Object find(String text, String pattern) {
    Matcher matcher = compile(pattern).matcher(text);
    return matcher.find() ? found(matcher, text) : SeamNull.NULL;
  }

  /** All places of a pattern that do not overlap. */
  public static SeamList findAll(String text, String pattern) {
    Matcher matcher = compile(pattern).matcher(text);
    List<Object> all = new ArrayList<>();
    while (matcher.find()) {
      all.add(found(matcher, text));
    }
    return SeamList.of(all);
  }

  /** A text with every place of a pattern exchanged, literally. */
  public static String substitute(String text, String pattern, String replacement) {
    return compile(pattern).matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
  }

  /** What stands between the places of a pattern. */
  public static SeamList split(String text, String pattern) {
    return SeamList.of(List.of(compile(pattern).split(text, -1)));
  }

  private static SeamRecord found(Matcher matcher, String text) {
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
    // Places are counted in characters, as indices are.
    fields.put("start", (long) text.codePointCount(0, matcher.start()));
    fields.put("end", (long) text.codePointCount(0, matcher.end()));
    fields.put("groups", SeamList.of(groups));
    fields.put("named", new SeamRecord(named));
    return new SeamRecord(fields);
  }

  private static Object orNull(@org.jspecify.annotations.Nullable String text) {
    return text == null ? SeamNull.NULL : text;
  }

  private static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw Diagnostic.of(
              LibraryErrors.PATTERN,
              Values.quote(pattern),
              "regular expression",
              e.getDescription())
          .raise();
    }
  }
}
