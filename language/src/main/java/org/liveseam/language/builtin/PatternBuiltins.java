package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import org.liveseam.language.library.TextPatterns;
import org.liveseam.language.value.SeamList;

/** Regular expressions: part of module {@code std:text}. */
abstract class PatternBuiltins {
  private PatternBuiltins() {}

  /** {@code text.matches(text, pattern)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.matches")
  abstract static class MatchesNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected boolean matches(String text, String pattern) {
      return library(() -> new TextPatterns(pattern, pulse()).matches(text));
    }
  }

  /** {@code text.find(text, pattern)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.find")
  abstract static class FindNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected Object find(String text, String pattern) {
      return library(() -> new TextPatterns(pattern, pulse()).find(text));
    }
  }

  /** {@code text.find_all(text, pattern)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.find_all")
  abstract static class FindAllNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected SeamList findAll(String text, String pattern) {
      return library(() -> new TextPatterns(pattern, pulse()).findAll(text));
    }
  }

  /** {@code text.substitute_all(text, pattern, replacement)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.substitute_all")
  abstract static class SubstituteAllNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected String substitute(String text, String pattern, String replacement) {
      return library(() -> new TextPatterns(pattern, pulse()).substitute(text, replacement));
    }
  }

  /** {@code text.split_by(text, pattern)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.split_by")
  abstract static class SplitByNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected SeamList split(String text, String pattern) {
      return library(() -> new TextPatterns(pattern, pulse()).split(text));
    }
  }
}
