package org.liveseam.language.api;

import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.target.TargetSpec;

/** Where the language finds targets; {@code workspace::session} of the runtime's is one. */
@FunctionalInterface
public interface TargetAccess {
  /** The session on a target, opened if it is not yet; the same one for the same spec. */
  Session session(TargetSpec spec);
}
