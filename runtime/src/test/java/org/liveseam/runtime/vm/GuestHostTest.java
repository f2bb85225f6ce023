package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.vm.GuestException.Reason;

/** What this machine lacks, told before a guest is started. The programs here are small scripts. */
final class GuestHostTest {
  /** The type of a program header that names a dynamic loader. */
  private static final int INTERPRETER = 3;

  @TempDir Path folder;
  private Path programs;
  private Path root;
  private boolean direct = true;

  @BeforeEach
  void install() throws IOException {
    programs = Files.createDirectories(folder.resolve("bin"));
    root = folder.resolve("root");
    Files.createDirectories(root.resolve("boot"));
    Files.writeString(root.resolve("boot/vmlinuz-6.1"), "image");
    Files.createDirectories(root.resolve("lib/modules/6.1"));
    Files.writeString(root.resolve("lib/modules/6.1/modules.dep"), "");
  }

  @Test
  void requirementsNameTheirPackages() throws IOException {
    program("qemu-system-x86_64", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    program("busybox", elf(INTERPRETER));
    List<GuestTool> all = new Tools(List.of(programs)).requirements();
    assertEquals(
        Optional.of(programs.resolve("qemu-system-x86_64")),
        named(all, "qemu-system-x86_64").path());
    GuestTool busybox = named(all, "busybox");
    assertFalse(busybox.present());
    assertEquals("busybox-static", busybox.debianPackage());
    assertTrue(busybox.problem().orElseThrow().contains("statically"));
    assertFalse(named(all, "modprobe").present());
    assertEquals("kmod", named(all, "modprobe").debianPackage());
    assertTrue(named(all, "setpriv").optional());
    program("busybox", elf(1));
    assertTrue(named(new Tools(List.of(programs)).requirements(), "busybox").present());
  }

  @Test
  void aFileThatCannotBeExecutedIsNoProgram() throws IOException {
    Files.writeString(programs.resolve("qemu-system-x86_64"), "");
    assertEquals(Optional.empty(), new Tools(List.of(programs)).find("qemu-system-x86_64"));
    assertEquals(Path.of("/x"), Tools.ofPath("/x:relative::/y").folders().getFirst());
    assertFalse(Tools.ofPath("relative").folders().contains(Path.of("relative")));
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertFailure(Reason.TOOL_MISSING, "qemu-system-x86");
    program("qemu-system-x86_64", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    assertFailure(Reason.TOOL_MISSING, "busybox-static");
    program("busybox", elf(1));
    assertFailure(Reason.IMAGE_UNUSABLE, "not an x86 kernel image");
    direct = false;
    assertFailure(Reason.IMAGE_UNUSABLE, "virtio_pci");
    Files.delete(root.resolve("lib/modules/6.1/modules.dep"));
    assertFailure(Reason.IMAGE_UNUSABLE, "depmod");
  }

  @Test
  void whatQemuSaysIsTold() throws IOException {
    program(
        "qemu-system-x86_64",
        "#!/bin/sh\necho no such machine >&2\nexit 7\n".getBytes(StandardCharsets.UTF_8));
    program("busybox", elf(1));
    Files.writeString(
        root.resolve("lib/modules/6.1/modules.builtin"),
        "a/virtio_pci.ko\na/virtio_console.ko\na/9p.ko\na/9pnet_virtio.ko\na/overlay.ko\n");
    direct = false;
    assertFailure(Reason.SETUP_FAILED, "status 7: no such machine");
  }

  @Test
  void withoutTheDeviceThereIsNoKvm() throws Exception {
    Path qemu = program("qemu-system-x86_64", elf(1));
    var none = new AcceleratorProbe(new Tools(List.of()), folder, folder.resolve("kvm"));
    assertEquals(Accelerator.Kind.TCG, none.choose(qemu, qemu, folder).kind());
  }

  @Test
  void aRefusalIsTheReasonAndRemembered() throws Exception {
    Path device = Files.writeString(folder.resolve("kvm"), "");
    Path qemu =
        program(
            "qemu-system-x86_64",
            "#!/bin/sh\necho refused >&2\nexit 1\n".getBytes(StandardCharsets.UTF_8));
    var tools = new Tools(List.of());
    Accelerator refused = new AcceleratorProbe(tools, folder, device).choose(qemu, qemu, folder);
    assertEquals("QEMU refused KVM: refused", refused.reason());
    // The second probe, as in another process, does not start the program again.
    var time = Files.getLastModifiedTime(qemu);
    program("qemu-system-x86_64", elf(1));
    Files.setLastModifiedTime(qemu, time);
    assertEquals(refused, new AcceleratorProbe(tools, folder, device).choose(qemu, qemu, folder));
  }

  private void assertFailure(Reason reason, String text) throws IOException {
    var host =
        new GuestHost(new Tools(List.of(programs)), List.of(root), folder.resolve("cache"), folder);
    InstalledKernel kernel = host.kernels().find("6.1").orElseThrow();
    GuestException e =
        assertThrows(
            GuestException.class,
            () ->
                host.boot(
                    GuestSpec.of(kernel, List.of("/bin/cat"))
                        .withDirect(direct)
                        .withAccelerator(Accelerator.Kind.TCG),
                    Duration.ofSeconds(20)));
    assertEquals(reason, e.reason(), e::toString);
    assertTrue(e.detail().contains(text), e::toString);
    try (var files = Files.newDirectoryStream(folder, "seam-vm-*")) {
      assertFalse(files.iterator().hasNext(), "no private folder stays");
    }
  }

  private static GuestTool named(List<GuestTool> all, String name) {
    return all.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private Path program(String name, byte[] content) throws IOException {
    Path file = Files.write(programs.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  /** A 64-bit program with one program header. */
  private static byte[] elf(int headerType) {
    var elf = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    elf.put("\u007fELF\2\1\1".getBytes(StandardCharsets.ISO_8859_1));
    elf.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1).putInt(64, headerType);
    return elf.array();
  }
}
