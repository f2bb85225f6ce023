package org.liveseam.runtime.process.livepatch;

import java.util.List;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.engine.Switching;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/** The switching of a patch none of whose objects is loaded: over before it begins. */
record NothingToSwitch() implements Switching {
  @Override
  public List<Blocker> poll() {
    return List.of();
  }

  @Override
  public boolean done() {
    return true;
  }

  @Override
  public void reverse() {
    throw over();
  }

  @Override
  public void force() {
    throw over();
  }

  @Override
  public void join(List<Switch> switches) {
    throw over();
  }

  private static IllegalStateException over() {
    return new IllegalStateException("the switching is over");
  }
}
