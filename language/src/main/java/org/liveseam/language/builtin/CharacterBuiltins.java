package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Characters, bytes and numbers as text: part of module {@code std:text}. */
abstract class CharacterBuiltins {
  /** Characters that a text may be repeated to. */
  private static final long MOST = 1 << 28;

  private CharacterBuiltins() {}

  /** {@code text.index_of(text, part)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.index_of")
  abstract static class IndexOfNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected Object indexOf(String text, String part) {
      int at = text.indexOf(part);
      return at < 0 ? SeamNull.NULL : (Object) (long) text.codePointCount(0, at);
    }
  }

  /** {@code text.part(text, from, to)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.part")
  abstract static class PartNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected String part(String text, long from, long to) {
      int length = text.codePointCount(0, text.length());
      within("from", "part", from, 0, length);
      within("to", "part", to, from, length);
      int start = text.offsetByCodePoints(0, (int) from);
      return text.substring(start, text.offsetByCodePoints(start, (int) (to - from)));
    }
  }

  /** {@code text.repeat(text, times)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.repeat")
  abstract static class RepeatNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected String repeat(String text, long times) {
      within("times", "repeat", times, 0, MOST / Math.max(1, text.length()));
      return text.repeat((int) times);
    }
  }

  /** {@code text.parse_int(text, base)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.parse_int")
  abstract static class ParseIntNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected long parse(String text, long base) {
      within("base", "parse_int", base, Character.MIN_RADIX, Character.MAX_RADIX);
      try {
        return Numerals.integer(text, (int) base);
      } catch (NumberFormatException e) {
        throw fail(
            Diagnostic.of(ScriptErrors.NOT_A_NUMBER, Values.quote(text), "an int to base " + base));
      }
    }
  }

  /** {@code text.format_int(number, base)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.format_int")
  abstract static class FormatIntNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected String format(long number, long base) {
      within("base", "format_int", base, Character.MIN_RADIX, Character.MAX_RADIX);
      return Long.toString(number, (int) base);
    }
  }

  /** {@code text.encode(text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.encode")
  abstract static class EncodeNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected SeamBytes encode(String text) {
      return new SeamBytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** {@code text.decode(bytes)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.decode")
  abstract static class DecodeNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected String decode(SeamBytes bytes) {
      return decoded(bytes.toArray(), "the value");
    }
  }

  /** {@code text.to_hex(bytes)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.to_hex")
  abstract static class ToHexNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected String toHex(SeamBytes bytes) {
      return HexFormat.of().formatHex(bytes.toArray());
    }
  }

  /** {@code text.from_hex(text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text.from_hex")
  abstract static class FromHexNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected SeamBytes fromHex(String text) {
      try {
        return new SeamBytes(HexFormat.of().parseHex(text));
      } catch (IllegalArgumentException e) {
        throw fail(
            Diagnostic.of(ScriptErrors.NOT_A_NUMBER, Values.quote(text), "pairs of hex digits"));
      }
    }
  }
}
