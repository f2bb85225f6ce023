package org.liveseam.language.api;

import com.oracle.truffle.api.RootCallTarget;
import java.util.Optional;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.translate.Unit;
import org.liveseam.language.value.SeamTarget;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.target.TargetSpec;

/** Tests between their declaration and their run. */
final class Tests {
  private Tests() {}

  /** Evaluates a test's name and target, nothing else of it. */
  static TestHandle handle(Unit.TestCode test) {
    Object name = test.name().call();
    if (!(name instanceof String text)) {
      throw wrong(test, "the name of a test", "a str", name);
    }
    RootCallTarget target = test.target();
    return new TestHandle(
        text,
        target == null ? Optional.empty() : Optional.of(target(test, target.call())),
        test.span(),
        test.body());
  }

  private static TargetSpec target(Unit.TestCode test, Object value) {
    if (value instanceof SeamTarget target) {
      return target.spec();
    }
    throw wrong(test, "what stands behind `on`", "a target", value);
  }

  private static SeamException wrong(Unit.TestCode test, String what, String wanted, Object got) {
    return SeamException.of(
        Diagnostic.of(ScriptErrors.WRONG_TYPE, what, wanted, Values.aType(got)).at(test.span()),
        null);
  }

  static void run(TestHandle test, SeamContext context) {
    if (!(test.code() instanceof RootCallTarget code)) {
      throw new IllegalArgumentException("not a test of this session: " + test.name());
    }
    test.target().ifPresent(context::enterTarget);
    try {
      code.call();
    } finally {
      test.target().ifPresent(target -> context.leaveTarget());
    }
  }
}
