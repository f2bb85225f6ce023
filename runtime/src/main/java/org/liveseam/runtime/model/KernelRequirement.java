package org.liveseam.runtime.model;

import java.util.regex.Pattern;
import org.liveseam.runtime.diagnostic.Span;

/**
 * The kernel releases a patch was written for.
 *
 * @param pattern a release as {@code uname -r} prints it, with {@code *} for any characters
 */
public record KernelRequirement(String pattern, Span span) {
  public KernelRequirement {
    if (!pattern.matches("[A-Za-z0-9.+_~*-]{1,100}")) {
      throw new IllegalArgumentException("kernel pattern " + pattern);
    }
  }

  public boolean accepts(String release) {
    String[] parts = pattern.split("\\*", -1);
    var regex = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
    }
    return Pattern.matches(regex.toString(), release);
  }
}
