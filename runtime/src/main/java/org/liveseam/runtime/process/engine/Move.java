package org.liveseam.runtime.process.engine;

import org.liveseam.runtime.process.engine.PatchPoint.Route;

/**
 * One function's part in a switching.
 *
 * @param a where calls went before
 * @param b where they are to go
 */
record Move(PatchPoint point, Route a, Route b) {
  /** The one of a side: 0 is A, 1 is B. */
  Route side(int side) {
    return side == 0 ? a : b;
  }
}
