package org.liveseam.language.library;

/** A text that asks now and then, while it is searched, whether that shall go on. */
final class PulsedText implements CharSequence {
  /** A search looks at each character about as often as its pattern is long. */
  private static final int STEP = 1 << 14;

  private final String text;
  private final Pulse pulse;
  private int reads;

  PulsedText(String text, Pulse pulse) {
    this.text = text;
    this.pulse = pulse;
  }

  @Override
  public char charAt(int index) {
    if (++reads % STEP == 0) {
      pulse.check();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
