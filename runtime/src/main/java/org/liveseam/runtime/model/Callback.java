package org.liveseam.runtime.model;

import org.liveseam.runtime.diagnostic.Span;

/** Code that the target runs around a transition. */
public record Callback(Kind kind, Body body, Span span) {

  /** When it runs. */
  public enum Kind {
    BEFORE_PATCH("pre_patch", "before patch", true),
    AFTER_PATCH("post_patch", "after patch", false),
    BEFORE_UNPATCH("pre_unpatch", "before unpatch", false),
    AFTER_UNPATCH("post_unpatch", "after unpatch", false);

    private final String kernelName;
    private final String words;
    private final boolean returnsStatus;

    Kind(String kernelName, String words, boolean returnsStatus) {
      this.kernelName = kernelName;
      this.words = words;
      this.returnsStatus = returnsStatus;
    }

    /** The member of {@code struct klp_callbacks}. */
    public String kernelName() {
      return kernelName;
    }

    /** As it is written in a patch. */
    public String words() {
      return words;
    }

    /** Whether it returns 0 or an error that cancels the patch; only {@code pre_patch} does. */
    public boolean returnsStatus() {
      return returnsStatus;
    }
  }
}
