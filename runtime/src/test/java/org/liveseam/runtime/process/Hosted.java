package org.liveseam.runtime.process;

import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.NativeCall;

/** Another library of the same target. */
record Hosted(ScoreLibrary target, String name) {
  long address(String function) {
    return target
        .connection
        .target()
        .nativeObjects()
        .orElseThrow()
        .address(name, function, Patches.HERE);
  }

  long call(String function, long... arguments) {
    return NativeCall.at(address(function)).call(arguments);
  }
}
