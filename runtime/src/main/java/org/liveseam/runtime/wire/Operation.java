package org.liveseam.runtime.wire;

import java.util.Locale;
import java.util.Optional;

/** The calls of {@link org.liveseam.runtime.target.Target} and of its transactions. */
enum Operation {
  CAPABILITIES,
  OBSERVE,
  RESOLVE,
  PREPARE,
  COMMIT,
  ABANDON,
  TRANSITION,
  SET_ENABLED,
  FORCE,
  REMOVE,
  LOG,
  READ,
  SET_MODULE,
  LOCK,
  UNLOCK;

  /** As it stands in messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Operation> of(String word) {
    for (Operation operation : values()) {
      if (operation.word().equals(word)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
