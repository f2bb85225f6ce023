package org.liveseam.runtime.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PipelineErrors;

/**
 * Writes files so that a reader sees the old one or the new one whole: beside it under another
 * name, flushed, then renamed. All are written before the first is renamed.
 */
public final class WholeFiles {
  private static final String MODE = "rw-r--r--";

  private WholeFiles() {}

  /**
   * Writes texts as UTF-8; folders that are missing are made. A link in a file's place is replaced,
   * never followed.
   */
  public static void write(Map<Path, String> texts) {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    texts.forEach((file, text) -> contents.put(file, text.getBytes(StandardCharsets.UTF_8)));
    writeBytes(contents);
  }

  /** The same for what is no text. */
  public static void writeBytes(Map<Path, byte[]> contents) {
    Map<Path, Path> written = new LinkedHashMap<>();
    List<Path> left = new ArrayList<>();
    try {
      for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
        Path beside =
            at(content.getKey(), () -> beside(content.getKey(), content.getValue(), left));
        written.put(content.getKey(), beside);
      }
      written.forEach((file, beside) -> at(file, () -> rename(beside, file, left)));
    } catch (RuntimeException e) {
      left.forEach(beside -> discard(beside, e));
      throw e;
    }
  }

  private static Path beside(Path file, byte[] content, List<Path> left) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE));
    left.add(beside);
    var options = java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = java.nio.channels.FileChannel.open(beside, options, mode)) {
      var bytes = java.nio.ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return beside;
  }

  private static Path rename(Path beside, Path file, List<Path> left) throws IOException {
    if (Files.isDirectory(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is a folder");
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    left.remove(beside);
    return file;
  }

  private static void discard(Path beside, RuntimeException why) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T at(Path file, Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw Diagnostic.of(PipelineErrors.WRITE_FAILED, file, reason(e)).raise();
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException exists -> "`" + exists.getFile() + "` is no folder";
      case NoSuchFileException missing -> "`" + missing.getFile() + "` does not exist";
      default -> String.valueOf(e.getMessage());
    };
  }
}
