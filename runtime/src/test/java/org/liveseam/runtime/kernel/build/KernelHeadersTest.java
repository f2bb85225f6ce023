package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.target.Requirement;

/** On a small file system of its own: what is there is found, what is missing is named. */
class KernelHeadersTest {
  private static final String RELEASE = "9.9.0-1-amd64";

  @TempDir Path root;
  private Path build = Path.of("");
  private KernelHeaders headers = new KernelHeaders(Path.of(""), List.of());

  @BeforeEach
  void install() throws IOException {
    headers = new KernelHeaders(root, List.of(root.resolve("bin")));
    build = Files.createDirectories(root.resolve("usr/src/linux-headers-" + RELEASE));
    write("Makefile", "include /usr/src/linux-headers-common/Makefile\n");
    write("Module.symvers", "0x0\tprintk\tvmlinux\tEXPORT_SYMBOL\n");
    write("include/generated/utsrelease.h", "#define UTS_RELEASE \"" + RELEASE + "\"\n");
    write(
        "include/config/auto.conf",
        "CONFIG_LIVEPATCH=y\nCONFIG_CC_VERSION_TEXT=\"gcc-99 (Debian 99) 99.0\"\n");
    tool("make");
    tool("gcc-99");
  }

  private void write(String name, String text) throws IOException {
    Path file = build.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void tool(String name) throws IOException {
    Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
    Files.writeString(file, "");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }

  private Diagnostic failure() {
    return assertThrows(DiagnosticException.class, () -> headers.locate(RELEASE))
        .diagnostics()
        .get(0);
  }

  @Test
  void findsEverything() {
    KernelHeaders.Located located = headers.locate(RELEASE);
    assertEquals("gcc-99", located.compiler().getFileName().toString());
    assertEquals(List.of(true, true, true), presence());
    assertEquals(Path.of("/usr/src/linux-headers-common"), located.roots().get(1));
  }

  private List<Boolean> presence() {
    return headers.requirements(RELEASE).stream().map(Requirement::present).toList();
  }

  @Test
  void namesThePackageOfMissingHeaders() throws IOException {
    Files.delete(build.resolve("Makefile"));
    assertEquals(BuildErrors.NO_HEADERS, failure().code());
    assertEquals(
        List.of("install them: `apt-get install linux-headers-" + RELEASE + "`"),
        failure().helps());
    Requirement other = headers.requirements("8.8.0").get(0);
    assertEquals("apt-get install linux-headers-8.8.0", other.fix());
  }

  @Test
  void namesMissingTools() throws IOException {
    Files.delete(root.resolve("bin/gcc-99"));
    assertEquals("`gcc-99` is missing, and building a module needs it", failure().message());
    assertEquals(List.of(true, false, true), presence());
    tool("gcc-99");
    Files.delete(root.resolve("bin/make"));
    assertEquals(List.of("install it: `apt-get install make`"), failure().helps());
  }

  @Test
  void refusesHeadersOfAnotherKernel() throws IOException {
    write("include/generated/utsrelease.h", "#define UTS_RELEASE \"1.2.3\"\n");
    assertEquals(BuildErrors.NO_HEADERS, failure().code());
  }

  @Test
  void refusesAKernelWithoutLivepatch() throws IOException {
    write("include/config/auto.conf", "CONFIG_HAVE_LIVEPATCH=y\n");
    assertEquals(TargetErrors.NO_LIVEPATCH, failure().code());
  }

  @Test
  void otherHeadersAreAnotherIdentity() throws IOException {
    String before = headers.locate(RELEASE).identity();
    assertEquals(before, headers.locate(RELEASE).identity());
    write("Module.symvers", "0x1\tprintk\tvmlinux\tEXPORT_SYMBOL\n\n");
    assertNotEquals(before, headers.locate(RELEASE).identity());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../../etc", "a/b", "-x", "a b", "$(x)"})
  void aReleaseIsNoPath(String release) {
    assertThrows(IllegalArgumentException.class, () -> headers.locate(release));
  }
}
