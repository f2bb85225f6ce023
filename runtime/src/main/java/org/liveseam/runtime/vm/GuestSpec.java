package org.liveseam.runtime.vm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to boot and what to run in it.
 *
 * @param kernel the kernel
 * @param command the agent: an absolute path as seen in the guest, which is the host's, and its
 *     arguments; never read by a shell
 * @param memoryMiB the guest's memory, 256 to 65536
 * @param cpus its processors, 1 to 64
 * @param kernelArguments more kernel parameters, each without a space or a quote
 * @param direct enter the kernel directly where its image allows, which saved 3 to 5 s of a boot
 *     but means no address randomization; otherwise let the image unpack itself
 * @param accelerator empty to use KVM where it works
 */
public record GuestSpec(
    InstalledKernel kernel,
    List<String> command,
    int memoryMiB,
    int cpus,
    List<String> kernelArguments,
    boolean direct,
    Optional<Accelerator.Kind> accelerator) {
  /** Enough for a kernel, its overlay's pages and a small JVM. */
  public static final int DEFAULT_MEMORY_MIB = 1024;

  /** Two, so that a transition has another processor to wait for. */
  public static final int DEFAULT_CPUS = 2;

  private static final Pattern PARAMETER = Pattern.compile("[!-~&&[^\"']]+");

  /** Copies the lists and checks all. */
  public GuestSpec {
    command = List.copyOf(command);
    kernelArguments = List.copyOf(kernelArguments);
    if (command.isEmpty() || !command.getFirst().startsWith("/")) {
      throw new IllegalArgumentException("the agent's program must be an absolute path");
    }
    if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("an argument cannot hold NUL");
    }
    if (memoryMiB < 256 || memoryMiB > 65536) {
      throw new IllegalArgumentException("memory must be 256 to 65536 MiB: " + memoryMiB);
    }
    if (cpus < 1 || cpus > 64) {
      throw new IllegalArgumentException("processors must be 1 to 64: " + cpus);
    }
    for (String argument : kernelArguments) {
      if (!PARAMETER.matcher(argument).matches()) {
        throw new IllegalArgumentException("not a kernel parameter: " + argument);
      }
    }
  }

  /** The usual machine. */
  public static GuestSpec of(InstalledKernel kernel, List<String> command) {
    return new GuestSpec(
        kernel, command, DEFAULT_MEMORY_MIB, DEFAULT_CPUS, List.of(), true, Optional.empty());
  }

  /** The same with other sizes. */
  public GuestSpec withSize(int memoryMiB, int cpus) {
    return new GuestSpec(kernel, command, memoryMiB, cpus, kernelArguments, direct, accelerator);
  }

  /** The same with these kernel parameters. */
  public GuestSpec withKernelArguments(List<String> arguments) {
    return new GuestSpec(kernel, command, memoryMiB, cpus, arguments, direct, accelerator);
  }

  /** The same, entering the kernel directly or not. */
  public GuestSpec withDirect(boolean enter) {
    return new GuestSpec(kernel, command, memoryMiB, cpus, kernelArguments, enter, accelerator);
  }

  /** The same with this accelerator, whatever works here. */
  public GuestSpec withAccelerator(Accelerator.Kind kind) {
    return new GuestSpec(
        kernel, command, memoryMiB, cpus, kernelArguments, direct, Optional.of(kind));
  }
}
