package org.liveseam.language.value;

import com.oracle.truffle.api.interop.TruffleObject;

/** A value of the language's own. */
public interface SeamValue extends TruffleObject {
  /** Its type's name, as scripts write and messages say it. */
  String type();

  /** As one would write it, or between angle brackets if it cannot be written. */
  String render();
}
