package org.liveseam.runtime.process.object;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Objects that this engine stands on itself, and why their functions are not replaced. */
final class OwnObjects {
  private static final Set<String> C_LIBRARY =
      Set.of("libc.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1");
  private static final String LOADER = "ld-linux";

  private OwnObjects() {}

  /**
   * Why nothing in an object is replaced; empty if that is decided for each function.
   *
   * @param name its file name without folders
   */
  static Optional<String> refusal(String name, Path path) {
    if (name.equals(ImageFile.VDSO)) {
      return Optional.of("it is the kernel's, mapped into every process (vdso)");
    }
    if (name.startsWith(LOADER)) {
      return Optional.of("it belongs to the dynamic loader, which runs under locks of its own");
    }
    if (C_LIBRARY.contains(name)) {
      return Optional.of(
          "it is the C library that the JVM and this engine run on, also while they patch");
    }
    if (name.equals("libjvm.so") || path.startsWith(System.getProperty("java.home"))) {
      return Optional.of("it belongs to the JVM that carries the patch out");
    }
    if (name.startsWith("libjnidispatch") || name.startsWith("jna")) {
      return Optional.of("it is what this engine calls native code through (JNA)");
    }
    if (name.startsWith("libcapstone")) {
      return Optional.of("it is the disassembler that this engine looks into code with");
    }
    return Optional.empty();
  }
}
