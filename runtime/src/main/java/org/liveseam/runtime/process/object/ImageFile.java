package org.liveseam.runtime.process.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ObjectErrors;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.elf.Notes;
import org.liveseam.runtime.os.DynamicLoader.LoadedImage;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.ProgramHeader;
import org.liveseam.runtime.os.SystemCallException;

/** Reads the file of a loaded object and makes sure that it is the one in memory. */
final class ImageFile {
  /** The kernel's: its file is in memory, whole. */
  static final String VDSO = "linux-vdso.so.1";

  private static final int LARGEST_NOTES = 1 << 20;
  private static final int LARGEST_COMPARED = 64 << 20;
  private static final int HEADERS = 512;
  private static final int PAGE = 4096;

  private final LoadedImage image;
  private final Path path;
  private final OwnMemory memory;

  ImageFile(LoadedImage image, Path path, OwnMemory memory) {
    this.image = image;
    this.path = path;
    this.memory = memory;
  }

  /** The build-id in memory. */
  Optional<String> buildId() {
    for (ProgramHeader header : image.headers()) {
      if (header.type() == ProgramHeader.NOTE && header.fileSize() <= LARGEST_NOTES) {
        Optional<String> id = Notes.buildId(Bytes.of(loaded(header)));
        if (id.isPresent()) {
          return id;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The file.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException if it cannot be read, is damaged,
   *     or is another than what was loaded
   */
  Elf read() {
    try {
      Elf elf = Elf.of(Bytes.of(content()));
      compare(elf);
      return elf;
    } catch (NoSuchFileException e) {
      throw Diagnostic.of(ObjectErrors.UNREADABLE, path, "the file is gone").raise();
    } catch (IOException e) {
      throw Diagnostic.of(ObjectErrors.UNREADABLE, path, e).raise();
    } catch (MalformedFileException e) {
      throw Diagnostic.of(ObjectErrors.MALFORMED, path, e.what()).raise();
    }
  }

  private byte[] content() throws IOException {
    if (!image.name().equals(VDSO)) {
      return Files.readAllBytes(path);
    }
    // The section headers follow what its program header counts, on the same pages.
    ProgramHeader whole =
        image.headers().stream().filter(ProgramHeader::isCode).findFirst().orElseThrow();
    return memory.readUpTo(
        image.base() + whole.address(), Math.toIntExact(whole.fileSize()) + PAGE);
  }

  private void compare(Elf elf) {
    Optional<String> loaded = buildId();
    Optional<String> stored = Notes.buildId(elf);
    if (!loaded.equals(stored)) {
      throw replaced("its build-id is " + named(stored) + ", the loaded one " + named(loaded));
    }
    if (loaded.isEmpty() && !sameReadOnly(elf)) {
      throw replaced("its headers and constants differ from those in memory");
    }
  }

  /**
   * Without a build-id, what lies in the file from its start must be the same: the headers and the
   * dynamic symbols, or the headers alone where code follows them, which may have been patched.
   */
  private boolean sameReadOnly(Elf elf) {
    return image.headers().stream()
        .filter(h -> h.type() == ProgramHeader.LOAD && h.offset() == 0 && !h.isWritable())
        .allMatch(h -> sameStart(elf, h, h.isCode() ? HEADERS : LARGEST_COMPARED));
  }

  private boolean sameStart(Elf elf, ProgramHeader header, int most) {
    int length = (int) Math.min(header.fileSize(), most);
    return length <= elf.bytes().size()
        && Arrays.equals(loaded(header, length), elf.bytes().copy(0, length, "start of the file"));
  }

  private byte[] loaded(ProgramHeader header) {
    return loaded(header, Math.toIntExact(header.fileSize()));
  }

  private byte[] loaded(ProgramHeader header, int length) {
    try {
      return memory.read(image.base() + header.address(), length);
    } catch (SystemCallException e) {
      throw Diagnostic.of(ObjectErrors.MEMORY, path, e.errno()).raise();
    }
  }

  private static String named(Optional<String> id) {
    return id.orElse("missing");
  }

  private DiagnosticException replaced(String how) {
    return Diagnostic.of(ObjectErrors.REPLACED, path, how).raise();
  }
}
