package org.liveseam.runtime.process.livepatch;

import org.liveseam.runtime.process.livepatch.ObjectTable.PresentObject;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.Payload;

/** What a patch has for one object, loaded or not: built, not yet in memory. */
public interface ObjectBody {
  /** What it replaces there. */
  Payload.Part part();

  /**
   * Puts it into memory, bound to the object as it is loaded now, which stays loaded until the code
   * is closed. Changes nothing for the program.
   */
  ObjectCode load(PresentObject object, Deadline deadline);
}
