package org.liveseam.language.value;

/** {@code all}: everything that a verb could mean. */
public final class SeamAll extends SeamObject {
  public static final SeamAll ALL = new SeamAll();

  private SeamAll() {}

  @Override
  public String type() {
    return "all";
  }

  @Override
  public String render() {
    return "all";
  }
}
