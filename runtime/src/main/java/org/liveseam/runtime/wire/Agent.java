package org.liveseam.runtime.wire;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.Targets;

/**
 * The program at the other end: opens one target of the system it runs on and serves it on its
 * standard input and output. Whoever starts it watches over it; it ends with its input.
 */
public final class Agent {
  /** Asks for {@link OpenContext#fullLog}. */
  public static final String FULL_LOG = "--full-log";

  private Agent() {}

  /**
   * @param args the target's spec, and {@value #FULL_LOG} if it shall log every step
   * @throws IOException if the stream breaks
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2 || (args.length == 2 && !args[1].equals(FULL_LOG))) {
      throw new IllegalArgumentException("usage: Agent TARGET [" + FULL_LOG + "]");
    }
    TargetSpec spec = TargetSpec.parse(args[0]);
    var context =
        new OpenContext(
            event -> {},
            Path.of(System.getProperty("java.io.tmpdir")),
            Duration.ofMinutes(1),
            new Cancellation(),
            args.length == 2);
    try (var connection = Targets.provider(spec).open(spec, context);
        var in = new FileInputStream(FileDescriptor.in);
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
      new WireServer(connection.target(), in, out).serve();
    }
  }
}
