package org.liveseam.runtime.apply;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Queue;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.Target;

/** A target with the log that a test wants; what it is asked otherwise, the real one does. */
final class Logging {
  private Logging() {}

  static Target of(Target target, Queue<LogPage> pages) {
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, args) -> {
              if (method.getName().equals("log")) {
                return pages.remove();
              }
              try {
                return method.invoke(target, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
