package org.liveseam.runtime.vm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** What the guest tests need of this machine, and what they look at. */
final class GuestMachine {
  private final Tools tools;
  private final Path cache;
  private final InstalledKernel kernel;

  private GuestMachine(Tools tools, Path cache, InstalledKernel kernel) {
    this.tools = tools;
    this.cache = cache;
    this.kernel = kernel;
  }

  /** Skips the tests where a package is missing, naming it. */
  static GuestMachine required(Path cache) throws IOException {
    return required(Tools.ofPath(""), cache);
  }

  /** The same with other tools. */
  static GuestMachine required(Tools tools, Path cache) throws IOException {
    for (GuestTool requirement : Tools.ofPath("").requirements()) {
      Assumptions.assumeTrue(
          requirement.optional() || requirement.present(),
          () -> "needs the package " + requirement.debianPackage());
    }
    Optional<InstalledKernel> kernel =
        InstalledKernels.below(List.of(Path.of("/"))).newestWithLivepatch();
    Assumptions.assumeTrue(kernel.isPresent(), "needs the package linux-image-amd64");
    return new GuestMachine(tools, cache, kernel.get());
  }

  InstalledKernel kernel() {
    return kernel;
  }

  GuestHost host(Path temporary) {
    return new GuestHost(tools, List.of(Path.of("/")), cache, temporary);
  }

  GuestSpec spec(String... command) {
    return GuestSpec.of(kernel, List.of(command));
  }

  List<String> leftIn(Path temporary) throws IOException {
    try (var files = Files.list(temporary)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  List<String> filesBeside(Path file) {
    try {
      return leftIn(file.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a process has this folder in its command line. */
  boolean anyQemuUnder(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().commandLine().orElse(""))
        .anyMatch(line -> line.contains(Tools.QEMU) && line.contains(folder.toString()));
  }

  /**
   * A JVM of its own that boots a guest and then does nothing.
   *
   * @param programs the folder of the tools it has, empty for all of this machine
   */
  Owner ownerInAnotherJvm(Path temporary, String programs, String... agent) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                GuestOwner.class.getName(),
                cache.toString(),
                temporary.toString(),
                programs));
    arguments.addAll(List.of(agent));
    return new Owner(
        new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The other JVM. */
  record Owner(Process process) implements AutoCloseable {
    long guestPid() throws IOException {
      var reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = reader.readLine();
      if (line == null) {
        throw new IOException("the owner ended without a guest");
      }
      return Long.parseLong(line);
    }

    /** SIGKILL: no hook of that JVM runs. */
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
