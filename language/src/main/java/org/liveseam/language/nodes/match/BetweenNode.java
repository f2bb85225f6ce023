package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;

/** {@code 1..9}: an integer inside. */
public final class BetweenNode extends PatternNode {
  private final long from;
  private final long to;
  private final boolean inclusive;

  public BetweenNode(long from, long to, boolean inclusive) {
    this.from = from;
    this.to = to;
    this.inclusive = inclusive;
  }

  @Override
  public boolean takes(VirtualFrame frame, Object value) {
    return value instanceof Long is && from <= is && (inclusive ? is <= to : is < to);
  }
}
