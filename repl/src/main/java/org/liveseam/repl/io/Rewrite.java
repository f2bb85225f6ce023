package org.liveseam.repl.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ToolErrors;

/** Gives a file another text, all at once: whoever reads it sees the old text or the new one. */
public final class Rewrite {
  private static final String OWNER_AND_MODE = "unix:uid,gid,mode";
  private static final int PERMISSIONS = 07777;

  private Rewrite() {}

  /**
   * Keeps the file's owner, group and mode, or leaves it as it is. Through a symbolic link that was
   * named, the file it leads to is written and the link stays.
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
    Map<String, Object> before = Files.readAttributes(file, OWNER_AND_MODE);
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException("it is no file");
    }
    Path fresh = Files.createTempFile(parent, "." + file.getFileName(), ".new");
    try {
      Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
      resemble(fresh, before);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true); // the text is on the disk before the name leads to it
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void resemble(Path fresh, Map<String, Object> before) throws IOException {
    Map<String, Object> now = Files.readAttributes(fresh, OWNER_AND_MODE);
    for (String id : List.of("uid", "gid")) {
      if (!Objects.equals(now.get(id), before.get(id))) {
        try {
          Files.setAttribute(fresh, "unix:" + id, before.get(id));
        } catch (FileSystemException e) {
          throw new IOException("it would not stay its owner's: " + e.getReason(), e);
        }
      }
    }
    // Behind the owner: changing that takes the special bits away (chown(2)).
    int mode = (Integer) Objects.requireNonNull(before.get("mode"));
    Files.setAttribute(fresh, "unix:mode", mode & PERMISSIONS);
  }
}
