package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.vm.Accelerator.Kind;

final class QemuCommandTest {
  private static final GuestSpec SPEC = GuestSpec.of(kernel("6.1.0-56-amd64"), List.of("/bin/cat"));

  @Test
  void sizesAndParametersAreTheGuests() {
    List<String> command =
        command(
            SPEC.withSize(512, 4).withKernelArguments(List.of("loglevel=7", "a.b=1,2")), Kind.TCG);
    assertEquals("/usr/bin/qemu", command.getFirst());
    assertEquals("512M", after(command, "-m"));
    assertEquals("4", after(command, "-smp"));
    assertTrue(after(command, "-append").endsWith(" loglevel=7 a.b=1,2"));
    assertTrue(after(command, "-fsdev").contains("readonly=on"));
  }

  @Test
  void aCommaInAPathIsNoSeparator() {
    List<String> command = command(SPEC, Kind.TCG);
    assertEquals("file:/tmp/a,,b/console.log", after(command, "-serial"));
    assertEquals("socket,id=agent,path=/tmp/a,,b/agent.socket", after(command, "-chardev"));
    assertEquals("/tmp/a,b/initrd", after(command, "-initrd"));
  }

  @Test
  void theAcceleratorFitsTheKernel() {
    assertEquals("kvm", after(command(SPEC, Kind.KVM), "-accel"));
    assertEquals("host", after(command(SPEC, Kind.KVM), "-cpu"));
    assertEquals("tcg,thread=multi", after(command(SPEC, Kind.TCG), "-accel"));
    GuestSpec seven = GuestSpec.of(kernel("7.2+deb14-amd64"), List.of("/bin/cat"));
    assertEquals("tcg,thread=single", after(command(seven, Kind.TCG), "-accel"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "a=\"b", "a'", "ä"})
  void whatIsNoKernelParameterIsRefused(String argument) {
    assertThrows(IllegalArgumentException.class, () -> SPEC.withKernelArguments(List.of(argument)));
  }

  @Test
  void whatCannotRunIsRefused() {
    InstalledKernel kernel = SPEC.kernel();
    assertThrows(IllegalArgumentException.class, () -> GuestSpec.of(kernel, List.of()));
    assertThrows(IllegalArgumentException.class, () -> GuestSpec.of(kernel, List.of("cat")));
    assertThrows(
        IllegalArgumentException.class, () -> GuestSpec.of(kernel, List.of("/bin/cat", "a\0b")));
    assertThrows(IllegalArgumentException.class, () -> SPEC.withSize(255, 1));
    assertThrows(IllegalArgumentException.class, () -> SPEC.withSize(1024, 0));
  }

  private static List<String> command(GuestSpec spec, Kind kind) {
    return QemuCommand.of(
        Path.of("/usr/bin/qemu"),
        spec,
        new Accelerator(kind, "test"),
        Path.of("/boot/vmlinuz"),
        new GuestFolder(Path.of("/tmp/a,b")));
  }

  private static String after(List<String> command, String option) {
    return command.get(command.indexOf(option) + 1);
  }

  private static InstalledKernel kernel(String release) {
    return new InstalledKernel(
        new KernelVersion(release),
        Path.of("/boot/vmlinuz-" + release),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Path.of("/"),
        Optional.empty());
  }
}
