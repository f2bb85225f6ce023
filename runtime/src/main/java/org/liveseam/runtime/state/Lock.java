package org.liveseam.runtime.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.os.Descriptor;
import org.liveseam.runtime.os.Posix;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;

/**
 * A lock that one process at a time holds, and that ends with it however it ends: flock(2) on a
 * file that also says who the holder is. The file stays; only the lock on it counts.
 *
 * <p>Folder and file belong to the user who locks and are closed to others, so that nobody else can
 * plant a link there or hold the lock.
 */
public final class Lock implements AutoCloseable {
  private static final int HOLDER_BYTES = 500;
  private static final int LOOKS = 20;
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Descriptor file;

  private Lock(Descriptor file) {
    this.file = file;
  }

  /**
   * Takes the lock, or fails at once.
   *
   * @param folder made with mode 0700 if it is missing; its parent must be there
   * @param what what is locked, for the message
   * @param holder one line about this process
   * @throws IOException if the folder or the file cannot be used
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException E4001 with the holder's line if
   *     somebody else has it; E4010 if folder or file are not this user's own; E5001 if they are
   *     root's and this user is not
   */
  public static Lock take(Posix posix, Path folder, String what, String holder) throws IOException {
    own(folder, what);
    Descriptor file = posix.open(folder.resolve("lock"), Posix.Mode.CREATE_PRIVATE);
    try {
      checkOwner(folder.resolve("lock"), Path.of("/proc/self/fd", "" + file.number()), folder);
      if (!file.tryLock()) {
        throw Diagnostic.of(StateErrors.LOCKED, what, holder(file)).raise();
      }
      file.truncate();
      file.seek(0);
      file.write((oneLine(holder) + "\n").getBytes(StandardCharsets.UTF_8));
      return new Lock(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Gives it back; a second call does nothing. */
  @Override
  public void close() {
    file.close();
  }

  private static void own(Path folder, String what) throws IOException {
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw Diagnostic.of(StateErrors.UNTRUSTED, folder, "it is no folder").raise();
      }
    }
    unprivileged(
            Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS),
            Files.getAttribute(Path.of("/proc/self"), "unix:uid"),
            what)
        .ifPresent(
            why -> {
              throw why.raise();
            });
    checkOwner(folder, folder, Path.of("/proc/self"));
    Set<PosixFilePermission> mode =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    if (mode.contains(PosixFilePermission.GROUP_WRITE)
        || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw Diagnostic.of(StateErrors.UNTRUSTED, folder, "others may write to it").raise();
    }
  }

  /** Root's folder is as it should be: it is the user who lacks something. */
  static Optional<Diagnostic> unprivileged(Object owner, Object user, String what) {
    Object root = 0;
    return owner.equals(root) && !user.equals(root)
        ? Optional.of(Diagnostic.of(PolicyErrors.NO_PRIVILEGE, "lock " + what, "root"))
        : Optional.empty();
  }

  /** Compares owners; {@code opened} is the file itself, {@code name} what messages call it. */
  private static void checkOwner(Path name, Path opened, Path like) throws IOException {
    Object owner = Files.getAttribute(opened, "unix:uid");
    if (!owner.equals(Files.getAttribute(like, "unix:uid"))) {
      throw Diagnostic.of(StateErrors.UNTRUSTED, name, "it belongs to user " + owner).raise();
    }
  }

  /** The holder's line; it may be about to write it. */
  private static String holder(Descriptor file) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      file.seek(0);
      String line = oneLine(new String(file.read(HOLDER_BYTES), StandardCharsets.UTF_8));
      if (!line.isEmpty()) {
        return line;
      }
      if (Clock.SYSTEM.sleep(LOOK, new Cancellation())) {
        break;
      }
    }
    return "another process";
  }

  private static String oneLine(String text) {
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return clean.substring(0, Math.min(clean.length(), HOLDER_BYTES));
  }
}
