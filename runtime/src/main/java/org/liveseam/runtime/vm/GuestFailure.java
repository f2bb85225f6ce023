package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Turns what the console and QEMU's own log say into one sentence and its reason. */
final class GuestFailure {
  private static final int TAIL = 30;

  private GuestFailure() {}

  /**
   * QEMU ended before the greeting.
   *
   * @param console scanned after the end
   */
  static GuestException early(Console console, GuestFolder folder, int status) throws IOException {
    if (console.panic().isPresent() || console.failure().isPresent()) {
      return midway(console, folder, status);
    }
    if (console.tail(1).isEmpty()) {
      String said = new Console(folder.log()).tail(5);
      return new GuestException(
          GuestException.Reason.SETUP_FAILED,
          "QEMU ended with status " + status + (said.isEmpty() ? " and said nothing" : ": " + said),
          null);
    }
    return midway(console, folder, status);
  }

  /**
   * The channel ended.
   *
   * @param status QEMU's exit status, null while it still runs
   */
  static GuestException midway(Console console, GuestFolder folder, @Nullable Integer status)
      throws IOException {
    if (console.panic().isPresent()) {
      return of(
          GuestException.Reason.PANIC,
          "the guest's kernel panicked: " + console.panic().get(),
          console,
          folder);
    }
    if (console.failure().isPresent()) {
      return of(
          GuestException.Reason.INIT_FAILED,
          "the guest could not be set up: " + console.failure().get(),
          console,
          folder);
    }
    String detail;
    if (console.agentEnd().isPresent()) {
      detail = "the agent ended with status " + console.agentEnd().get();
    } else if (status == null) {
      detail = "the channel ended, QEMU did not";
    } else {
      detail = "QEMU ended with status " + status;
    }
    return of(GuestException.Reason.DIED, detail, console, folder);
  }

  /** A failure of a started guest, with the console's last lines. */
  static GuestException of(
      GuestException.Reason reason, String detail, Console console, GuestFolder folder)
      throws IOException {
    return new GuestException(
        reason,
        detail,
        Files.exists(folder.console()) ? folder.console() : null,
        console.tail(TAIL),
        null);
  }
}
