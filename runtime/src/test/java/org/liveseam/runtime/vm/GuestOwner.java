package org.liveseam.runtime.vm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A program that boots a guest, prints its process id and waits to be killed. */
final class GuestOwner {
  private GuestOwner() {}

  /** Takes the cache, the folder for private folders, the tools' folder and the agent. */
  public static void main(String[] args) throws Exception {
    Tools tools = args[2].isEmpty() ? Tools.ofPath("") : new Tools(List.of(Path.of(args[2])));
    GuestMachine machine = GuestMachine.required(tools, Path.of(args[0]));
    String[] agent = Arrays.copyOfRange(args, 3, args.length);
    Guest guest =
        Guest.boot(machine.host(Path.of(args[1])), machine.spec(agent), Duration.ofSeconds(90));
    System.out.println(guest.pid());
    Thread.sleep(Duration.ofMinutes(10));
  }
}
