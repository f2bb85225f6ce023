package org.liveseam.repl.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ToolErrors;

/** Gives a file another text, all at once: whoever reads it sees the old text or the new one. */
public final class Rewrite {
  private Rewrite() {}

  /**
   * Keeps the file's permissions. Through a symbolic link that was named, the file it leads to is
   * written and the link stays.
   */
  public static void file(String name, String text) {
    try {
      replace(Path.of(name).toRealPath(), text);
    } catch (AccessDeniedException e) {
      throw Diagnostic.of(ToolErrors.NOT_WRITTEN, name, "permission denied").raise();
    } catch (IOException e) {
      throw Diagnostic.of(ToolErrors.NOT_WRITTEN, name, String.valueOf(e.getMessage())).raise();
    }
  }

  private static void replace(Path file, String text) throws IOException {
    if (!Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString()); // moving over it would not ask
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException("it is no file");
    }
    Path fresh = Files.createTempFile(parent, "." + file.getFileName(), ".new");
    try {
      Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
      Files.setPosixFilePermissions(fresh, permissions);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true); // the text is on the disk before the name leads to it
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
