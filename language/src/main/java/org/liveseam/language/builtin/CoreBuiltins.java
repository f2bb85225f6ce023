package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.util.List;
import org.liveseam.language.SeamException;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamError;
import org.liveseam.language.value.SeamForeign;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamRange;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Values of any type. */
abstract class CoreBuiltins {
  private CoreBuiltins() {}

  /** {@code type(value)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "type")
  abstract static class TypeNode extends BuiltinNode {
    @Specialization
    protected String type(Object value) {
      return Values.type(value);
    }
  }

  /** {@code text(value)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "text")
  abstract static class ToTextNode extends BuiltinNode {
    @Specialization
    protected String text(Object value) {
      return Values.text(value);
    }
  }

  /** {@code int(value)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "int")
  abstract static class IntNode extends BuiltinNode {
    @Specialization
    protected long same(long value) {
      return value;
    }

    @Specialization
    protected long truncate(double value) {
      if (!(value >= -0x1p63 && value < 0x1p63)) {
        CompilerDirectives.transferToInterpreter();
        throw fail(Diagnostic.of(ScriptErrors.NARROWING, value, "an int"));
      }
      return (long) value;
    }

    @Specialization
    @TruffleBoundary
    protected long parse(String value) {
      try {
        return Numerals.integer(value.strip(), 10);
      } catch (NumberFormatException e) {
        throw fail(Diagnostic.of(ScriptErrors.NOT_A_NUMBER, Values.quote(value), "an int"));
      }
    }

    @Specialization
    protected long bytes(SeamSize value) {
      return value.bytes();
    }

    @Fallback
    @TruffleBoundary
    protected long other(Object value) {
      throw fail(
          Diagnostic.of(
              ScriptErrors.WRONG_TYPE,
              "`value` of `int`",
              "a number, a size or text",
              Values.aType(value)));
    }
  }

  /** {@code float(value)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "float")
  abstract static class FloatNode extends BuiltinNode {
    @Specialization
    protected double same(double value) {
      return value;
    }

    @Specialization
    protected double widen(long value) {
      return value;
    }

    @Specialization
    @TruffleBoundary
    protected double seconds(SeamDuration value) {
      return value.length().toSeconds() + value.length().toNanosPart() / 1e9;
    }

    @Specialization
    @TruffleBoundary
    protected double parse(String value) {
      try {
        return Numerals.floating(value.strip());
      } catch (NumberFormatException e) {
        throw fail(Diagnostic.of(ScriptErrors.NOT_A_NUMBER, Values.quote(value), "a float"));
      }
    }

    @Fallback
    @TruffleBoundary
    protected double other(Object value) {
      throw fail(
          Diagnostic.of(
              ScriptErrors.WRONG_TYPE,
              "`value` of `float`",
              "a number, a duration or text",
              Values.aType(value)));
    }
  }

  /** {@code len(value)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "len")
  abstract static class LenNode extends BuiltinNode {
    @Specialization
    protected long list(SeamList value) {
      return value.size();
    }

    @Specialization
    @TruffleBoundary
    protected long text(String value) {
      return value.codePointCount(0, value.length());
    }

    @Specialization
    @TruffleBoundary
    protected long record(SeamRecord value) {
      return value.size();
    }

    @Specialization
    protected long range(SeamRange value) {
      long size = value.size();
      if (size == Long.MAX_VALUE) {
        throw tooLong(value);
      }
      return size;
    }

    /** One that has just as many counts as too long, too. */
    @TruffleBoundary
    private SeamException tooLong(SeamRange value) {
      return failCaller(Diagnostic.of(ScriptErrors.OVERFLOW, value.to(), "-", value.from()));
    }

    @Specialization(guards = "value.isArray() || value.isHash()")
    protected long foreign(SeamForeign value) {
      try {
        return value.size();
      } catch (UnsupportedMessageException e) {
        throw new IllegalStateException("a value changed its mind", e);
      }
    }

    @Specialization
    protected long bytes(SeamBytes value) {
      return value.size();
    }

    @Fallback
    @TruffleBoundary
    protected long other(Object value) {
      throw fail(
          Diagnostic.of(
              ScriptErrors.WRONG_TYPE,
              "`value` of `len`",
              "text, a list, a record, a range or bytes",
              Values.aType(value)));
    }
  }

  /** {@code fail(message)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "fail")
  abstract static class FailNode extends BuiltinNode {
    @Specialization
    protected Object again(SeamError message) {
      throw raised(message.diagnostics());
    }

    @Fallback
    @TruffleBoundary
    protected Object text(Object message) {
      throw fail(Diagnostic.of(ScriptErrors.FAIL, Values.text(message)));
    }

    @TruffleBoundary
    private SeamException raised(List<Diagnostic> diagnostics) {
      return SeamException.again(diagnostics, this);
    }
  }
}
