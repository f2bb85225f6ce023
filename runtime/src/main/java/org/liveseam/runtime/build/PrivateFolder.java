package org.liveseam.runtime.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** A folder where only this user can write. */
public final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * The folder, made with mode 0700 if it is not there.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException if others own it or can write to it
   */
  public static Path open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path real = folder.toRealPath();
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(real);
    if (mode.contains(PosixFilePermission.GROUP_WRITE)
        || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw unsafe(
          real, "others may write there (mode " + PosixFilePermissions.toString(mode) + ")");
    }
    if (!Files.isWritable(real)) {
      throw unsafe(real, "this user may not write there");
    }
    // The only name of this user that needs no look-up: the owner of what it makes.
    Path probe = Files.createTempFile(real, "probe", "");
    try {
      if (!Files.getOwner(real).equals(Files.getOwner(probe))) {
        throw unsafe(real, "it belongs to " + Files.getOwner(real).getName());
      }
    } finally {
      Files.delete(probe);
    }
    return real;
  }

  private static RuntimeException unsafe(Path folder, String why) {
    return Diagnostic.of(BuildErrors.UNSAFE_CACHE, folder, why).raise();
  }
}
