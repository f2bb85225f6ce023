package org.liveseam.language.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the host program that scripts call by its name, as they call those of the standard
 * library.
 *
 * <p>Values cross as follows, both ways: {@code bool} as {@link Boolean}, {@code int} as {@link
 * Long} (back also {@link Integer}, {@link Short} and {@link Byte}), {@code float} as {@link
 * Double} (back also {@link Float}), {@code str} as {@link String}, {@code duration} as {@link
 * java.time.Duration}, {@code size} as {@link Long} bytes (back as an {@code int}), a list as
 * {@link List}, a record as {@link java.util.Map} with {@link String} keys in their order, and
 * {@code null} as null. Anything else, a function or a patch for instance, is refused with E0624.
 *
 * @param declaration its signature in the language, for instance <code>
 * external fn restart(service: str, wait: duration = 10s) -> bool</code>, with documentation in
 *     lines before it that begin with three slashes. What is declared is checked on every call, the
 *     result included
 * @param acts whether it has effects: then neither declarative files nor closures that replace
 *     native code can call it
 * @param body carries it out, on the thread of the script; one without effects on many threads at
 *     once, if a closure that replaces native code calls it
 */
public record HostFunction(String declaration, boolean acts, Body body) {
  /** One without effects, which may be called wherever an expression stands. */
  public static HostFunction pure(String declaration, Body body) {
    return new HostFunction(declaration, false, body);
  }

  /** One with effects. */
  public static HostFunction acting(String declaration, Body body) {
    return new HostFunction(declaration, true, body);
  }

  /** What it does. */
  @FunctionalInterface
  public interface Body {
    /**
     * @param arguments one for each parameter, defaults filled in
     * @throws org.liveseam.runtime.diagnostic.DiagnosticException for an error that scripts see as
     *     it is
     * @throws Exception for any other failure: scripts see E0623 with its message
     */
    @Nullable Object call(List<@Nullable Object> arguments) throws Exception;
  }
}
