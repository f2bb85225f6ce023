package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.liveseam.language.SeamException;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamAtomic;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Signature;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** What {@code counter.NAME(..)} does for each name. Each is one atomic step. */
final class AtomicMethods {
  private AtomicMethods() {}

  /** By name, in the order of the manual. */
  static Map<String, SeamFunction.Code> all(SeamLanguage language) {
    Map<String, SeamFunction.Code> all = new LinkedHashMap<>();
    add(all, language, "get", (value, a) -> value.get());
    add(all, language, "set", AtomicMethods::set, "value");
    add(all, language, "add", (value, a) -> plus(value, (long) a[0]), "amount");
    add(all, language, "increment", (value, a) -> plus(value, 1));
    add(all, language, "decrement", (value, a) -> plus(value, -1));
    add(
        all,
        language,
        "compare_and_set",
        (value, a) -> value.compareAndSet((long) a[0], (long) a[1]),
        "expected",
        "value");
    return all;
  }

  private static void add(
      Map<String, SeamFunction.Code> all,
      SeamLanguage language,
      String name,
      Step step,
      String... parameters) {
    List<Signature.Parameter> takes =
        Arrays.stream(parameters)
            .map(parameter -> new Signature.Parameter(parameter, false, SeamType.INT))
            .toList();
    var signature = new Signature(name, takes, SeamType.ANY);
    all.put(name, ForeignRootNode.code(language, signature, new MethodNode(signature, step)));
  }

  private static Object set(AtomicLong value, Object[] arguments) {
    value.set((long) arguments[0]);
    return SeamNull.NULL;
  }

  private static Object plus(AtomicLong value, long amount) {
    return value.updateAndGet(before -> Math.addExact(before, amount));
  }

  /** Changes or reads the integer. */
  private interface Step {
    /** The arguments are integers; {@link ArithmeticException} for an overflow. */
    Object apply(AtomicLong value, Object[] arguments);
  }

  private static final class MethodNode extends SeamNode {
    private final Signature signature;
    private final Step step;

    MethodNode(Signature signature, Step step) {
      this.signature = signature;
      this.step = step;
    }

    @Override
    public Object executeGeneric(VirtualFrame frame) {
      Object[] arguments = frame.getArguments();
      if (!(((SeamFunction) arguments[0]).capture(0).get() instanceof SeamAtomic self)) {
        throw new IllegalStateException("a method without its atomic");
      }
      return carryOut(self, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    @TruffleBoundary
    private Object carryOut(SeamAtomic self, Object[] arguments) {
      for (int i = 0; i < arguments.length; i++) {
        if (!(arguments[i] instanceof Long)) {
          throw wrong(signature.parameters().get(i).name(), arguments[i]);
        }
      }
      try {
        return step.apply(self.value(), arguments);
      } catch (ArithmeticException e) {
        boolean down = signature.name().equals("decrement");
        Object amount = arguments.length == 0 ? 1L : arguments[0];
        throw failCaller(
            Diagnostic.of(
                ScriptErrors.OVERFLOW,
                self.value().get(),
                down ? "-" : "+",
                Values.render(amount)));
      }
    }

    private SeamException wrong(String parameter, Object value) {
      String what = "`" + parameter + "` of `" + signature.name() + "`";
      return failCaller(
          Diagnostic.of(ScriptErrors.WRONG_TYPE, what, "an int", Values.aType(value)));
    }
  }
}
