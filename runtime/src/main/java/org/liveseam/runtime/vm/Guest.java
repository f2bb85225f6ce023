package org.liveseam.runtime.vm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running guest and the byte channel to its agent.
 *
 * <p>One thread may read while another writes; the streams are not buffered and any byte passes. A
 * thread that is interrupted while it reads or writes closes the channel, as with every {@link
 * SocketChannel}, and that ends the guest. The other methods are thread-safe.
 */
public final class Guest implements AutoCloseable {
  /** An agent and its kernel were seen to end within 0.5 s of the channel's end. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final GuestFolder folder;
  private final OwnedProcess process;
  private final SocketChannel channel;
  private final Console console;
  private final Accelerator accelerator;
  private final BootTimes times;
  private final InputStream in;
  private final OutputStream out;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean keep = new AtomicBoolean();

  Guest(
      GuestFolder folder,
      OwnedProcess process,
      SocketChannel channel,
      Console console,
      Accelerator accelerator,
      BootTimes times) {
    this.folder = folder;
    this.process = process;
    this.channel = channel;
    this.console = console;
    this.accelerator = accelerator;
    this.times = times;
    this.in = Channels.newInputStream(channel);
    this.out = Channels.newOutputStream(channel);
  }

  /**
   * Starts QEMU and waits until the guest's init is about to run the agent; the agent's own first
   * byte is for the caller to wait for.
   *
   * @param deadline for all of it, the making of files not yet cached included
   * @throws GuestException when that does not happen; nothing is left running then
   */
  public static Guest boot(GuestHost host, GuestSpec spec, Duration deadline)
      throws GuestException {
    return new GuestStart(host, spec, deadline).boot();
  }

  /** What the agent writes to its standard output; its end means the agent or the guest ended. */
  public InputStream in() {
    return in;
  }

  /** What the agent reads from its standard input. */
  public OutputStream out() {
    return out;
  }

  /** The console's log, being written; the agent's standard error is in there too. */
  public Path console() {
    return folder.console();
  }

  /**
   * The last lines of the console.
   *
   * @throws IOException when the log cannot be read
   */
  public String consoleTail(int lines) throws IOException {
    return console.tail(lines);
  }

  /** Whether QEMU is running. */
  public boolean alive() {
    return process.alive();
  }

  /** QEMU's process id. */
  public long pid() {
    return process.pid();
  }

  /** What runs the guest's instructions, and why. */
  public Accelerator accelerator() {
    return accelerator;
  }

  /** How long the boot took. */
  public BootTimes times() {
    return times;
  }

  /**
   * Says why the channel ended, for the one who saw its end without having closed it. The console
   * is then kept when the guest is closed.
   *
   * @param patience how long to wait for QEMU to end, as the channel ends a little before; a second
   *     is plenty
   * @throws IOException when the log cannot be read
   */
  public GuestException whyEnded(Duration patience) throws IOException {
    keep.set(true);
    try {
      boolean ended = process.waitFor(patience);
      synchronized (console) {
        console.scan();
        return GuestFailure.midway(console, folder, ended ? process.status() : null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new GuestException(
          GuestException.Reason.INTERRUPTED, "interrupted while the guest ended", e);
    }
  }

  /** Where the console was kept; empty before {@link #close} and when nothing went wrong. */
  public Optional<Path> keptConsole() {
    return closed.get() && keep.get() ? Optional.of(folder.console()) : Optional.empty();
  }

  /**
   * Closes the channel, on which the agent ends and with it the guest; kills it when it does not
   * within three seconds, or when this thread is interrupted. The console is deleted, unless the
   * guest had panicked or gone before. May be called twice.
   *
   * @throws IOException when a file cannot be deleted
   */
  @Override
  public void close() throws IOException {
    if (closed.getAndSet(true)) {
      return;
    }
    boolean gone = !process.alive();
    try (process;
        channel) {
      channel.close();
      process.waitFor(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (console) {
      console.scan();
      boolean orderly = console.agentEnd().equals(Optional.of("0"));
      if (console.panic().isPresent() || (gone && !orderly)) {
        keep.set(true);
      }
    }
    if (keep.get()) {
      folder.keepLogs();
    } else {
      folder.delete();
    }
  }
}
