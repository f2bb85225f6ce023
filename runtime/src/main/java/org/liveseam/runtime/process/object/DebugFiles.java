package org.liveseam.runtime.process.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.elf.Notes;
import org.liveseam.runtime.elf.Section;

/**
 * Finds the separate file with a stripped object's symbols and types, where GDB looks for it
 * ("Debugging Information in Separate Files"): by build-id below {@code .build-id}, or by the name
 * and CRC-32 in {@code .gnu_debuglink} beside the object, in {@code .debug} beside it, or below the
 * debug folder.
 *
 * @param root {@code /usr/lib/debug} on most systems
 */
record DebugFiles(Path root) {
  static final DebugFiles SYSTEM = new DebugFiles(Path.of("/usr/lib/debug"));

  /** The file, if there is one that belongs to this object; damaged and foreign ones do not. */
  Optional<Elf> find(Elf object, Path path) {
    Optional<String> id = Notes.buildId(object);
    if (id.isPresent()) {
      Optional<Elf> byId = read(byBuildId(id.get())).flatMap(DebugFiles::parse);
      if (byId.isPresent() && Notes.buildId(byId.get()).equals(id)) {
        return byId;
      }
    }
    return object.section(".gnu_debuglink").flatMap(link -> byLink(object, link, path));
  }

  private Path byBuildId(String id) {
    int split = Math.min(2, id.length());
    return root.resolve(".build-id")
        .resolve(id.substring(0, split))
        .resolve(id.substring(split) + ".debug");
  }

  /** Name, NUL, padding to 4, CRC-32 of the whole debug file. */
  private Optional<Elf> byLink(Elf object, Section link, Path path) {
    Bytes bytes = object.bytes(link);
    String name;
    long crc;
    try {
      name = bytes.string(0, "debug link");
      crc = bytes.u32((bytes.stringLength(0, "debug link") + 4L) & ~3L);
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
    // A name with a slash would lead out of the folders that are ours to look into.
    if (name.isEmpty() || name.contains("/") || name.startsWith("..")) {
      return Optional.empty();
    }
    for (Path candidate : besides(path, name)) {
      Optional<byte[]> content = read(candidate);
      if (content.isPresent() && crc(content.get()) == crc) {
        return content.flatMap(DebugFiles::parse);
      }
    }
    return Optional.empty();
  }

  private List<Path> besides(Path path, String name) {
    List<Path> places = new ArrayList<>();
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      // Not the object itself, which may link to its own name.
      if (!name.equals(String.valueOf(path.getFileName()))) {
        places.add(folder.resolve(name));
      }
      places.add(folder.resolve(".debug").resolve(name));
      places.add(root.resolve(Path.of("/").relativize(folder)).resolve(name));
    }
    return places;
  }

  private static long crc(byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  /** What cannot be read is as good as not there: the object's own symbols are used instead. */
  private static Optional<byte[]> read(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Elf> parse(byte[] content) {
    try {
      return Optional.of(Elf.of(Bytes.of(content)));
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
  }
}
