package org.liveseam.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamForeign;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ForeignErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code f(a, name: b)}: the function first, then the arguments from left to right. */
public final class CallNode extends SeamNode {
  private final @Nullable String[] names;

  /** Whether all arguments go by their places, which then are these. */
  private final boolean plain;

  @CompilationFinal(dimensions = 1)
  private final int[] places;

  @Child private SeamNode callee;
  @Children private final SeamNode[] arguments;
  @Child private DispatchNode dispatch = DispatchNodeGen.create();
  @CompilationFinal private volatile @Nullable Arrangement known;

  /** Whether more than one piece of code was called. */
  @CompilationFinal private volatile boolean several;

  /**
   * Where the arguments go for one callee; published as one, because closures that replace native
   * code call from many threads.
   */
  private static final class Arrangement {
    final SeamFunction.Code code;
    final int count;

    @CompilationFinal(dimensions = 1)
    final int[] places;

    Arrangement(SeamFunction.Code code, int[] places) {
      this.code = code;
      this.count = code.count();
      this.places = places;
    }
  }

  /**
   * @param names null for arguments that go by their place
   */
  public CallNode(SeamNode callee, @Nullable String[] names, SeamNode[] arguments) {
    this.callee = callee;
    this.names = names;
    this.plain = Arrays.stream(names).allMatch(Objects::isNull);
    this.places = IntStream.rangeClosed(1, arguments.length).toArray();
    this.arguments = arguments;
    markCall();
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object value = callee.executeGeneric(frame);
    if (value instanceof SeamFunction function) {
      return call(frame, function);
    }
    return foreign(frame, value);
  }

  @SuppressWarnings("ReferenceEquality") // a function has one code, whatever equals it
  private Object call(VirtualFrame frame, SeamFunction function) {
    SeamFunction.Code code = function.code();
    Arrangement arranged = known;
    if (arranged == null) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      arranged = new Arrangement(code, arrange(code));
      known = arranged;
    }
    if (!several) {
      if (arranged.code == code) {
        return enter(frame, function, arranged.places, arranged.count);
      }
      CompilerDirectives.transferToInterpreterAndInvalidate();
      several = true;
    }
    boolean fits = plain && arguments.length <= code.count() && arguments.length >= code.needed();
    return enter(frame, function, fits ? places : arrange(code), code.count());
  }

  /**
   * Evaluates the arguments and calls.
   *
   * @param where for each argument its place in what is passed
   */
  @ExplodeLoop
  private Object enter(VirtualFrame frame, SeamFunction function, int[] where, int count) {
    Object[] passed = new Object[count + 1];
    if (arguments.length < count) {
      Arrays.fill(passed, SeamFunction.ABSENT);
    }
    passed[0] = function;
    for (int i = 0; i < arguments.length; i++) {
      passed[where[i]] = arguments[i].executeGeneric(frame);
    }
    return dispatch.execute(function, passed);
  }

  /** A function of the host or of another language. */
  @ExplodeLoop
  private Object foreign(VirtualFrame frame, Object value) {
    if (!(value instanceof SeamForeign function) || !function.isCallable()) {
      throw noFunction(value);
    }
    Object[] passed = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      passed[i] = arguments[i].executeGeneric(frame);
    }
    if (!plain) {
      throw refused("they have names");
    }
    try {
      return function.call(passed);
    } catch (InteropException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  @TruffleBoundary
  private SeamException noFunction(Object value) {
    return callee.fail(Diagnostic.of(ScriptErrors.NOT_A_FUNCTION, Values.render(value)));
  }

  @TruffleBoundary
  private SeamException refused(String why) {
    return fail(Diagnostic.of(ForeignErrors.REFUSED, why.replaceAll("\\.$", "")));
  }

  /** For each argument its place in the callee's arguments; fails if they do not fit. */
  @TruffleBoundary
  private int[] arrange(SeamFunction.Code code) {
    var signature = code.signature();
    int count = signature.parameters().size();
    int[] where = new int[arguments.length];
    boolean[] given = new boolean[count];
    for (int i = 0; i < arguments.length; i++) {
      String name = names[i];
      int index = name == null ? i : signature.indexOf(name);
      if (index < 0) {
        throw wrong(code, "it has no parameter `" + name + "`");
      }
      if (index >= count) {
        throw wrong(code, "it takes " + count + " argument(s), " + arguments.length + " given");
      }
      if (given[index]) {
        throw wrong(code, "`" + signature.parameters().get(index).name() + "` is given twice");
      }
      given[index] = true;
      where[i] = index + 1;
    }
    for (int i = 0; i < count; i++) {
      if (!given[i] && !signature.parameters().get(i).optional()) {
        throw wrong(code, "`" + signature.parameters().get(i).name() + "` is missing");
      }
    }
    return where;
  }

  private SeamException wrong(SeamFunction.Code code, String how) {
    return fail(
        Diagnostic.of(ScriptErrors.ARGUMENTS, code.signature().name(), how)
            .note("it is " + code.signature()));
  }
}
