package org.liveseam.runtime.vm;

import java.nio.file.Path;
import java.time.Duration;

/** A program that boots a guest, prints its process id and waits to be killed. */
final class GuestOwner {
  private GuestOwner() {}

  /** Takes the cache and the folder for private folders. */
  public static void main(String[] args) throws Exception {
    GuestMachine machine = GuestMachine.required(Path.of(args[0]));
    // An agent that would never end by itself.
    Guest guest =
        Guest.boot(
            machine.host(Path.of(args[1])),
            machine.spec("/bin/sleep", "1000"),
            Duration.ofSeconds(90));
    System.out.println(guest.pid());
    Thread.sleep(Duration.ofMinutes(10));
  }
}
