package org.liveseam.runtime.process.engine;

import java.util.List;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/** One change of functions under way. Used by the thread that began it. */
public interface Switching {
  /**
   * Looks at every thread that has not switched, once, and switches those that can. Ends the change
   * when none is left.
   *
   * @return who is left, with the frame that holds them
   */
  List<Blocker> poll();

  /** Whether every thread has switched and the sites are in their steady state. */
  boolean done();

  /** Turns round: threads that switched go back, by the same rule. */
  void reverse();

  /** Switches every thread that is left, whatever it is in the middle of. */
  void force();

  /** Adds functions of an object that was loaded meanwhile: nobody can be in them yet. */
  void join(List<Switch> switches);
}
