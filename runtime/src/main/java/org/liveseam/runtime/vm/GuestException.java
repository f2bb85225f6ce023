package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A guest that could not be started, did not come up or went away. */
public final class GuestException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. */
  public enum Reason {
    /** A program that is needed is not installed, or not in the form that is needed. */
    TOOL_MISSING,
    /** The kernel image or its modules cannot be read or are not what they should be. */
    IMAGE_UNUSABLE,
    /** The host side failed: the private folder, the socket, the cache, QEMU's start. */
    SETUP_FAILED,
    /** The guest's kernel panicked. */
    PANIC,
    /** The kernel came up and a step of its init failed. */
    INIT_FAILED,
    /** No answer before the deadline. */
    DEADLINE,
    /** QEMU or the agent ended and nobody asked for it. */
    DIED,
    /** The waiting thread was interrupted; its interrupt flag is set again. */
    INTERRUPTED
  }

  private final Reason reason;
  private final String detail;
  private final transient @Nullable Path console;
  private final String tail;

  /**
   * Describes one failure.
   *
   * @param console the kept console log, null when no guest was started
   * @param tail the last lines of the console, or of QEMU's own messages; may be empty
   */
  public GuestException(
      Reason reason,
      String detail,
      @Nullable Path console,
      String tail,
      @Nullable Throwable cause) {
    super(message(reason, detail, console, tail), cause);
    this.reason = reason;
    this.detail = detail;
    this.console = console;
    this.tail = tail;
  }

  /** A failure before any guest was started. */
  GuestException(Reason reason, String detail, @Nullable Throwable cause) {
    this(reason, detail, null, "", cause);
  }

  /** What kind of trouble it is. */
  public Reason reason() {
    return reason;
  }

  /** One sentence without the console. */
  public String detail() {
    return detail;
  }

  /** Where the console log was kept. */
  public Optional<Path> console() {
    return Optional.ofNullable(console);
  }

  /** The last lines of the console; may be empty. */
  public String tail() {
    return tail;
  }

  private static String message(Reason reason, String detail, @Nullable Path console, String tail) {
    var text = new StringBuilder(reason + ": " + detail);
    if (console != null) {
      text.append(" (console: ").append(console).append(')');
    }
    if (!tail.isEmpty()) {
      text.append('\n').append(tail);
    }
    return text.toString();
  }
}
