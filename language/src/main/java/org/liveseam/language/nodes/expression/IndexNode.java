package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.language.value.SeamForeign;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code xs[0]}, {@code record["key"]}, {@code text[0]}, {@code bytes[0]}. */
@NodeChild("object")
@NodeChild("index")
public abstract class IndexNode extends SeamNode {
  @Specialization
  protected Object list(SeamList object, long index) {
    if (index < 0 || index >= object.size()) {
      throw outside(index, "a list with " + object.size() + " element(s)");
    }
    return object.get((int) index);
  }

  @Specialization
  @TruffleBoundary
  protected String text(String object, long index) {
    if (index < 0 || index >= object.codePointCount(0, object.length())) {
      throw outside(
          index, "a text with " + object.codePointCount(0, object.length()) + " character(s)");
    }
    int at = object.offsetByCodePoints(0, (int) index);
    return Character.toString(object.codePointAt(at));
  }

  @Specialization
  @TruffleBoundary
  protected Object record(SeamRecord object, String index) {
    Object value = object.member(index);
    if (value == null) {
      Diagnostic d = Diagnostic.of(ScriptErrors.INDEX, Values.quote(index), "the record");
      String question = DidYouMean.question(DidYouMean.of(index, object.members(), 3));
      throw fail(question.isEmpty() ? d : d.help(question));
    }
    return value;
  }

  /** An array, or something with entries, of another language. */
  @Specialization
  @TruffleBoundary
  protected Object foreign(SeamForeign object, Object index) {
    try {
      if (index instanceof Long at && object.isArray()) {
        return object.element(at);
      }
      Object value = object.entry(index);
      if (value != null) {
        return value;
      }
    } catch (InvalidArrayIndexException e) {
      throw outside((long) index, "a list of another language");
    } catch (UnsupportedMessageException e) {
      throw new IllegalStateException("a value changed its mind", e);
    }
    throw fail(Diagnostic.of(ScriptErrors.INDEX, Values.render(index), Values.aType(object)));
  }

  @Specialization
  protected long bytes(SeamBytes object, long index) {
    if (index < 0 || index >= object.size()) {
      throw outside(index, object.size() + " byte(s)");
    }
    return object.get((int) index);
  }

  @Fallback
  @TruffleBoundary
  protected Object other(Object object, Object index) {
    Diagnostic d =
        Diagnostic.of(
            ScriptErrors.OPERATOR, "[ ]", Values.aType(object) + " and " + Values.aType(index));
    boolean call = object instanceof SeamFunction;
    throw fail(call ? d.help("to call it with a list, write parentheses: `f([..])`") : d);
  }

  @TruffleBoundary
  private SeamException outside(long index, String what) {
    return fail(Diagnostic.of(ScriptErrors.INDEX, index, what));
  }
}
