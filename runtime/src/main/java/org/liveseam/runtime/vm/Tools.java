package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;

/**
 * The programs of this machine a guest needs, looked for in the given folders.
 *
 * @param folders in order; the first that has an executable of the name wins
 */
public record Tools(List<Path> folders) {
  static final String QEMU = "qemu-system-x86_64";
  static final String BUSYBOX = "busybox";

  private static final int PT_INTERP = 3;

  /** Copies the list. */
  public Tools {
    folders = List.copyOf(folders);
  }

  /**
   * The folders of {@code PATH}, and the system's own for a user whose path lacks {@code sbin}.
   *
   * @param path the variable's value, empty when it is unset
   */
  public static Tools ofPath(String path) {
    var folders = new ArrayList<Path>();
    for (String part : path.split(":", -1)) {
      if (part.startsWith("/")) {
        folders.add(Path.of(part));
      }
    }
    for (String part : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
      if (!folders.contains(Path.of(part))) {
        folders.add(Path.of(part));
      }
    }
    return new Tools(folders);
  }

  /** The program of this name. */
  public Optional<Path> find(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Everything a guest needs, present or not, for a report to the user. */
  public List<GuestTool> requirements() {
    return List.of(
        program(QEMU, "running the guest", "qemu-system-x86", false),
        busybox(),
        program("setpriv", "ending the guest when this process is killed", "util-linux", true),
        program("setsid", "keeping the terminal's Ctrl-C from the guest", "util-linux", true),
        program("modprobe", "loading modules inside the guest", "kmod", false),
        program("depmod", "indexing the modules of an unpacked kernel", "kmod", true));
  }

  private GuestTool program(String name, String purpose, String supplier, boolean optional) {
    return new GuestTool(name, purpose, find(name), supplier, Optional.empty(), optional);
  }

  /** busybox, which must be the static one: the guest has no libraries when it starts. */
  GuestTool busybox() {
    Optional<Path> found = find(BUSYBOX);
    Optional<String> problem = Optional.empty();
    if (found.isPresent()) {
      try {
        if (!isStatic(found.get())) {
          problem = Optional.of(found.get() + " is not statically linked");
        }
      } catch (IOException | MalformedFileException e) {
        problem = Optional.of(found.get() + " cannot be read: " + e.getMessage());
      }
    }
    return new GuestTool(
        BUSYBOX,
        "the guest's first program",
        problem.isPresent() ? Optional.empty() : found,
        "busybox-static",
        problem,
        false);
  }

  /** Whether a program asks for no dynamic loader. */
  private static boolean isStatic(Path program) throws IOException {
    Bytes content = Bytes.of(Files.readAllBytes(program));
    return Elf.isElf(content)
        && Elf.of(content).segments().stream().noneMatch(s -> s.type() == PT_INTERP);
  }
}
