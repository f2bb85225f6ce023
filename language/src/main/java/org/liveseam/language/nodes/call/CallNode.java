package org.liveseam.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code f(a, name: b)}: the function first, then the arguments from left to right. */
public final class CallNode extends SeamNode {
  private final @Nullable String[] names;
  @Child private SeamNode callee;
  @Children private final SeamNode[] arguments;
  @Child private DispatchNode dispatch = DispatchNodeGen.create();
  @CompilationFinal private volatile @Nullable Arrangement known;

  /**
   * Where the arguments go for one callee; published as one, because closures that replace native
   * code call from many threads.
   */
  private static final class Arrangement {
    final SeamFunction.Code code;

    @CompilationFinal(dimensions = 1)
    final int[] places;

    Arrangement(SeamFunction.Code code, int[] places) {
      this.code = code;
      this.places = places;
    }
  }

  /**
   * @param names null for arguments that go by their place
   */
  public CallNode(SeamNode callee, @Nullable String[] names, SeamNode[] arguments) {
    this.callee = callee;
    this.names = names;
    this.arguments = arguments;
    markCall();
  }

  @Override
  @ExplodeLoop
  @SuppressWarnings("ReferenceEquality") // a function has one code, whatever equals it
  public Object executeGeneric(VirtualFrame frame) {
    Object value = callee.executeGeneric(frame);
    if (!(value instanceof SeamFunction function)) {
      throw callee.fail(Diagnostic.of(ScriptErrors.NOT_A_FUNCTION, Values.render(value)));
    }
    SeamFunction.Code code = function.code();
    int[] where;
    Arrangement arranged = known;
    if (arranged == null) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      where = arrange(code);
      known = new Arrangement(code, where);
    } else if (arranged.code == code) {
      where = arranged.places;
    } else {
      where = arrange(code);
    }
    Object[] passed = new Object[code.signature().parameters().size() + 1];
    java.util.Arrays.fill(passed, SeamFunction.ABSENT);
    passed[0] = function;
    for (int i = 0; i < arguments.length; i++) {
      passed[where[i]] = arguments[i].executeGeneric(frame);
    }
    return dispatch.execute(function, passed);
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
