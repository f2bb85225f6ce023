package org.liveseam.language.library;

import java.nio.charset.Charset;
import java.util.Optional;

/** Text that is given to the system: names of files, arguments, variables. */
public final class NativeText {
  /** What the JDK spells names in; it exchanges what that has not, and says nothing. */
  private static final Charset CHARSET = Charset.forName(System.getProperty("sun.jnu.encoding"));

  private NativeText() {}

  /** Why it cannot be given as it stands; nothing if it can. */
  public static Optional<String> flaw(String text) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of("has a NUL in it");
    }
    return CHARSET.newEncoder().canEncode(text)
        ? Optional.empty()
        : Optional.of("has a character that the locale's " + CHARSET + " cannot spell");
  }
}
