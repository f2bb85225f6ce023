package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.os.Descriptor;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.os.SystemCallException;

/**
 * An opening of {@code /dev/kmsg}. It must not wait for the next record (O_NONBLOCK), which is why
 * it is not a Java channel.
 */
final class KmsgDevice implements KernelLog.Records {
  // devkmsg_read in kernel/printk/printk.c answers EINVAL to a buffer smaller than the record, and
  // no record is longer than CONSOLE_EXT_LOG_MAX, 8192.
  static final int RECORD = 8192;

  private final Descriptor device;

  private KmsgDevice(Descriptor device) {
    this.device = device;
  }

  static KmsgDevice open(Posix posix, Path kmsg) throws SystemCallException {
    return new KmsgDevice(posix.open(kmsg, Posix.Mode.READ_NOW));
  }

  /** Goes behind the newest record. */
  KmsgDevice toEnd() throws SystemCallException {
    device.seekEnd();
    return this;
  }

  @Override
  public Optional<Line> next() throws IOException {
    while (true) {
      try {
        byte[] record = device.read(RECORD);
        if (record.length == 0) {
          return Optional.empty();
        }
        Optional<Line> line = KmsgRecord.parse(record);
        if (line.isPresent()) {
          return line;
        }
      } catch (SystemCallException e) {
        if (e.errno().is(Errno.EAGAIN)) {
          return Optional.empty();
        }
        // EPIPE: the next record was overwritten, and the kernel has moved on to the oldest.
        if (!e.errno().is(Errno.EPIPE) && !e.errno().is(Errno.EINTR)) {
          throw e;
        }
      }
    }
  }

  /** Everything up to the end, at most {@code limit} records. */
  List<Line> rest(int limit) throws IOException {
    var lines = new ArrayList<Line>();
    for (Optional<Line> line = next(); line.isPresent() && lines.size() < limit; line = next()) {
      lines.add(line.get());
    }
    return lines;
  }

  @Override
  public void close() {
    device.close();
  }
}
