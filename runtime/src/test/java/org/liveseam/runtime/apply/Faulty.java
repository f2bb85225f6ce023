package org.liveseam.runtime.apply;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.target.Target;

/** A target whose calls fail when a test says so; what it is asked otherwise, the real one does. */
final class Faulty {
  /** Whether a call shall fail instead of being made. */
  @FunctionalInterface
  interface When {
    boolean fails(String method, Object[] args);
  }

  private Faulty() {}

  static Target of(Target target, When when) {
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, args) -> {
              if (when.fails(method.getName(), args == null ? new Object[0] : args)) {
                throw Diagnostic.of(TargetErrors.NO_ANSWER, "fake", method.getName(), "60 s")
                    .raise();
              }
              try {
                return method.invoke(target, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
