package org.liveseam.runtime.event;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's own words about live patches, one line each, with the patch's own name in place of
 * its module's. Everything is read from a target's log; nothing is made up.
 *
 * <p>The kernel writes {@code livepatch: enabling patch 'M'} and {@code livepatch: 'M': ...}
 * (kernel/livepatch/core.c, transition.c); callbacks are printed by the generated module in the
 * same shape, behind {@code liveseam: }.
 */
public final class Transcript {
  private static final Pattern WORDS = Pattern.compile("(?:livepatch|liveseam): (.*)");
  private static final Pattern QUOTED = Pattern.compile("'(seam_[A-Za-z0-9_]+_[0-9a-f]{12})'");

  private final UnaryOperator<String> patchOfModule;

  /**
   * @param patchOfModule the patch's name for a module's name; the module's own name if there is
   *     none
   */
  public Transcript(UnaryOperator<String> patchOfModule) {
    this.patchOfModule = patchOfModule;
  }

  /** The transcript's line for a line of the log; empty if that is about something else. */
  public Optional<String> line(Line line) {
    Matcher words = WORDS.matcher(line.text());
    if (!words.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        QUOTED
            .matcher(words.group(1))
            .replaceAll(
                quoted ->
                    Matcher.quoteReplacement("'" + patchOfModule.apply(quoted.group(1)) + "'")));
  }
}
