package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.os.SystemCallException;

/**
 * What the kernel says from the moment this is opened. A log that cannot be read does not stop what
 * is done meanwhile; it leaves a reason.
 */
final class Words implements AutoCloseable {
  private static final int LIMIT = 2000;

  private final Optional<KmsgDevice> device;
  private Optional<String> missing;

  private Words(Optional<KmsgDevice> device, Optional<String> missing) {
    this.device = device;
    this.missing = missing;
  }

  static Words from(Posix posix, Path kmsg) {
    try {
      return new Words(Optional.of(KmsgDevice.open(posix, kmsg).toEnd()), Optional.empty());
    } catch (SystemCallException e) {
      return new Words(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /** The lines since then. */
  List<Line> since() {
    if (device.isEmpty()) {
      return List.of();
    }
    try {
      return device.get().rest(LIMIT);
    } catch (IOException e) {
      missing = Optional.of(String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  /** Why there are no words. */
  Optional<String> missing() {
    return missing;
  }

  @Override
  public void close() {
    device.ifPresent(KmsgDevice::close);
  }
}
