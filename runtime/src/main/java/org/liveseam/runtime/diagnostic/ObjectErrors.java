package org.liveseam.runtime.diagnostic;

/** E118: files and code of objects that are loaded into this process. */
public final class ObjectErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code REPLACED =
      FAMILY.define(
          "E1180",
          "the file of {} is not what is loaded: {}",
          "Symbols and entry sites are read from the file. It was replaced or rebuilt after this"
              + " process had loaded it, so that its addresses say nothing about the memory.",
          "a package upgrade, or `make`, while the program runs",
          "Start the program again, or put the old file back.");

  public static final Code UNREADABLE =
      FAMILY.define(
          "E1181",
          "cannot read {}: {}",
          "Symbols are read from the file an object was loaded from.",
          "a library that was deleted after it was loaded, or loaded in another mount namespace",
          "Put the file back where it was loaded from, readable.");

  public static final Code MALFORMED =
      FAMILY.define(
          "E1182",
          "{} is damaged: {}",
          "The loader needs only part of a file; the rest does not follow the ELF format.",
          "a library that was cut or packed after it was linked",
          "Build or install it again.");

  public static final Code MEMORY =
      FAMILY.define(
          "E1183",
          "cannot read the memory of {}: {}",
          "The object was unloaded meanwhile, or the kernel does not let this process read its own"
              + " memory (process_vm_readv under a seccomp filter).",
          "dlclose in another thread while a patch is planned",
          "Keep the library loaded; in a container, allow process_vm_readv.");

  public static final Code NO_DISASSEMBLER =
      FAMILY.define(
          "E1184",
          "cannot look into code: {}",
          "A function that was built without an entry site is redirected by moving its first"
              + " instructions, which needs a disassembler.",
          "a patch of a plain library, with moved entries allowed, where Capstone is missing",
          "Install Capstone (`apt install libcapstone4`), or build the library with"
              + " -fpatchable-function-entry=5.");

  public static final Code NOT_MOVABLE =
      FAMILY.define(
          "E1185",
          "the entry of `{}` cannot be moved: {}",
          ExitCode.REFUSED,
          "The first instructions of a function are moved only where that changes nothing else.",
          "a function whose loop begins at its first instruction",
          "Build the library with -fpatchable-function-entry=5.");

  private ObjectErrors() {}
}
