package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One guest's private folder (mode 0700) and the files in it.
 *
 * @param folder the folder itself
 */
record GuestFolder(Path folder) {
  /** sockaddr_un holds 108 bytes, the last of them zero. */
  private static final int SOCKET_LIMIT = 107;

  static GuestFolder create(Path parent) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    var created = new GuestFolder(Files.createTempDirectory(parent, "seam-vm-", mode));
    if (created.socket().toString().length() > SOCKET_LIMIT) {
      created.delete();
      throw new IOException("the path of the temporary folder is too long for a socket: " + parent);
    }
    return created;
  }

  Path console() {
    return folder.resolve("console.log");
  }

  Path log() {
    return folder.resolve("qemu.log");
  }

  Path socket() {
    return folder.resolve("agent.socket");
  }

  Path initrd() {
    return folder.resolve("initrd");
  }

  /**
   * Deletes what QEMU has opened or read by now; what is left if this process is killed is text.
   */
  void deleteStartFiles() throws IOException {
    Files.deleteIfExists(socket());
    Files.deleteIfExists(initrd());
  }

  /** Deletes everything but the two logs. */
  void keepLogs() throws IOException {
    deleteStartFiles();
    Files.deleteIfExists(folder.resolve("probe-console.log"));
    Files.deleteIfExists(folder.resolve("probe-qemu.log"));
  }

  /** Deletes the folder and all in it. */
  void delete() throws IOException {
    keepLogs();
    Files.deleteIfExists(console());
    Files.deleteIfExists(log());
    Files.deleteIfExists(folder);
  }
}
