package org.liveseam.runtime.vm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.liveseam.runtime.target.Target;

/** A target that several tests use one after the other: closing it leaves it open. */
final class KeptOpen {
  private KeptOpen() {}

  static Target of(Target target) {
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, args) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(target, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
