package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.Values;

/** Text; its declared types are checked before a node sees it. */
abstract class TextBuiltins {
  private TextBuiltins() {}

  /** {@code lines(text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "lines")
  abstract static class LinesNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected SeamList lines(String text) {
      return SeamList.of(text.lines().toList());
    }
  }

  /** {@code split(text, separator)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "split")
  abstract static class SplitNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected SeamList split(String text, String separator) {
      if (separator.isEmpty()) {
        return SeamList.of(text.codePoints().mapToObj(Character::toString).toList());
      }
      return SeamList.of(Arrays.asList(text.split(Pattern.quote(separator), -1)));
    }
  }

  /** {@code join(parts, separator)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "join")
  abstract static class JoinNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected String join(SeamList parts, String separator) {
      List<Object> elements = parts.asList();
      return elements.stream().map(Values::text).collect(Collectors.joining(separator));
    }
  }

  /** {@code trim(text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "trim")
  abstract static class TrimNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected String trim(String text) {
      return text.strip();
    }
  }

  /** {@code upper(text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "upper")
  abstract static class UpperNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected String upper(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  }

  /** {@code lower(text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "lower")
  abstract static class LowerNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /** {@code starts_with(text, prefix)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "starts_with")
  abstract static class StartsWithNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected boolean startsWith(String text, String prefix) {
      return text.startsWith(prefix);
    }
  }

  /** {@code ends_with(text, suffix)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "ends_with")
  abstract static class EndsWithNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected boolean endsWith(String text, String suffix) {
      return text.endsWith(suffix);
    }
  }

  /** {@code substitute(text, old, new)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "substitute")
  abstract static class SubstituteNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected String substitute(String text, String old, String replacement) {
      return text.replace(old, replacement);
    }
  }
}
