package org.liveseam.runtime.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstalledKernelsTest {
  private static final String LIVEPATCH = "# a comment\nCONFIG_LIVEPATCH=y\nCONFIG_X=m\n";

  @TempDir Path root;
  @TempDir Path unpacked;
  private InstalledKernels kernels;

  @BeforeEach
  void install() throws IOException {
    kernel(root, "lib/modules", "6.1.0-9-amd64", LIVEPATCH);
    kernel(root, "lib/modules", "6.1.0-56-amd64", LIVEPATCH);
    kernel(root, "lib/modules", "6.12.1-cloud-amd64", "# CONFIG_LIVEPATCH is not set\n");
    kernel(unpacked, "usr/lib/modules", "5.10.0-35-amd64", LIVEPATCH);
    // An image that was left behind by a removed package, and names that are no releases.
    Files.writeString(root.resolve("boot/vmlinuz-7.0.0-amd64"), "image");
    Files.writeString(root.resolve("boot/vmlinuz-old"), "image");
    Files.writeString(root.resolve("boot/vmlinuz"), "image");
    kernels = InstalledKernels.below(List.of(root, root.resolve("nowhere"), unpacked));
  }

  @Test
  void newestFirst() {
    assertEquals(
        List.of(
            "7.0.0-amd64",
            "6.12.1-cloud-amd64",
            "6.1.0-56-amd64",
            "6.1.0-9-amd64",
            "5.10.0-35-amd64"),
        kernels.kernels().stream().map(InstalledKernel::release).toList());
  }

  @Test
  void theNewestThatCanBePatchedIsBootableAndHasLivepatch() {
    assertEquals("6.1.0-56-amd64", kernels.newestWithLivepatch().orElseThrow().release());
  }

  @Test
  void foundByReleaseOrPrefix() {
    assertEquals("6.1.0-9-amd64", found("6.1.0-9-amd64"));
    assertEquals("6.1.0-56-amd64", found("6.1"));
    assertEquals("6.12.1-cloud-amd64", found("6"));
    assertEquals("5.10.0-35-amd64", found("5"));
    assertEquals(Optional.empty(), kernels.find("4"));
    assertEquals(Optional.empty(), kernels.find("6.1.0-5"));
  }

  @Test
  void whatCannotBeBootedSaysWhy() {
    InstalledKernel orphan = kernels.find("7.0.0-amd64").orElseThrow();
    assertEquals(
        Optional.of("no module tree belongs to " + root.resolve("boot/vmlinuz-7.0.0-amd64")),
        orphan.obstacle());
    assertEquals(Optional.empty(), orphan.livepatch());
  }

  @Test
  void aTreeWithoutIndexSaysWhoWritesIt() throws IOException {
    Files.delete(root.resolve("lib/modules/6.1.0-56-amd64/modules.dep"));
    InstalledKernels again = InstalledKernels.below(List.of(root));
    String obstacle = again.find("6.1.0-56-amd64").orElseThrow().obstacle().orElseThrow();
    assertTrue(obstacle.contains("depmod"), obstacle);
    assertEquals("6.1.0-9-amd64", again.newestWithLivepatch().orElseThrow().release());
  }

  @Test
  void aConfigurationIsNamesAndValues() throws IOException {
    Path file = root.resolve("config");
    Files.write(
        file,
        "CONFIG_A=y\nCONFIG_S=\"a=b\"\n# CONFIG_B is not set\nCONFIG_=y\n\n"
            .getBytes(StandardCharsets.UTF_8));
    KernelConfig config = KernelConfig.read(file);
    assertTrue(config.isBuiltIn("A"));
    assertEquals(Optional.of("\"a=b\""), config.value("S"));
    assertEquals(2, config.values().size());
  }

  private String found(String text) {
    return kernels.find(text).orElseThrow().release();
  }

  private static void kernel(Path root, String modules, String release, String config)
      throws IOException {
    Path boot = Files.createDirectories(root.resolve("boot"));
    Files.writeString(boot.resolve("vmlinuz-" + release), "image");
    Files.writeString(boot.resolve("config-" + release), config);
    Path tree = Files.createDirectories(root.resolve(modules).resolve(release));
    Files.writeString(tree.resolve("modules.dep"), "");
  }
}
