package org.liveseam.runtime.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.target.Deadline;

/**
 * Loads and unloads the kernel's own modules with modprobe(8), which knows what they depend on and
 * where they are.
 */
final class ModuleSwitch {
  private final Kernel kernel;

  ModuleSwitch(Kernel kernel) {
    this.kernel = kernel;
  }

  void set(String name, boolean loaded, Deadline deadline) {
    if (!Names.isModule(name)) {
      throw failed(name, loaded, "that is no module name");
    }
    List<String> command =
        loaded ? List.of("modprobe", "--", name) : List.of("modprobe", "-r", "--", name);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        String said = kernel.bounded().get("modprobe", deadline, () -> output(process)).strip();
        if (!process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
          throw kernel.bounded().noAnswer("modprobe", deadline);
        }
        if (process.exitValue() != 0) {
          throw failed(name, loaded, said.isEmpty() ? "exit " + process.exitValue() : said);
        }
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw failed(name, loaded, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(name, loaded, "interrupted");
    }
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
  }

  private RuntimeException failed(String name, boolean loaded, String why) {
    return Diagnostic.of(
            TargetErrors.MODULE_SWITCH, loaded ? "load" : "unload", name, kernel.info().spec(), why)
        .raise();
  }
}
