package org.liveseam.language.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.liveseam.language.api.Grants;
import org.liveseam.runtime.report.WholeFiles;

/** Files of this machine, to be changed where that is granted. Links are never followed. */
public final class HostWrites {
  private HostWrites() {}

  /** A whole file, at once: readers see the old one or the new one. */
  public static void write(String name, byte[] content, Grants grants) {
    WholeFiles.writeBytes(Map.of(grants.write(name), content));
  }

  /** More at the end of a file, which is made if it is missing. */
  public static void append(String name, byte[] content, Grants grants) {
    Path file = grants.write(name);
    HostFiles.at(
        "append to",
        name,
        () -> {
          if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
              && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is no file");
          }
          Set<StandardOpenOption> how =
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          var options = new java.util.HashSet<java.nio.file.OpenOption>(how);
          options.add(LinkOption.NOFOLLOW_LINKS);
          try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
          }
          return true;
        });
  }

  /** A folder, and those above it that are missing. */
  public static void makeFolder(String name, Grants grants) {
    Path folder = grants.write(name);
    HostFiles.at("make", name, () -> Files.createDirectories(folder));
  }

  /**
   * Removes a file, a link or an empty folder.
   *
   * @param recursive whether a folder goes with all that is in it
   */
  public static void remove(String name, boolean recursive, Grants grants) {
    Path file = grants.write(name);
    HostFiles.at(
        "remove",
        name,
        () -> {
          boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
          if (recursive && folder) {
            removeAll(file);
          } else {
            Files.delete(file);
          }
          return true;
        });
  }

  private static void removeAll(Path folder) throws IOException {
    Path parent = Objects.requireNonNull(folder.getParent(), "a granted place has a folder");
    try (DirectoryStream<Path> around = Files.newDirectoryStream(parent)) {
      if (!(around instanceof SecureDirectoryStream<Path> secure)) {
        throw new IOException("this file system cannot remove folders safely");
      }
      Path name = folder.getFileName();
      try (SecureDirectoryStream<Path> inner =
          secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        empty(inner);
      }
      secure.deleteDirectory(name);
    }
  }

  /** By open folders, so that nobody can put a link in the place of one meanwhile. */
  private static void empty(SecureDirectoryStream<Path> folder) throws IOException {
    for (Path entry : folder) {
      Path name = entry.getFileName();
      var view =
          folder.getFileAttributeView(
              name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (!view.readAttributes().isDirectory()) {
        folder.deleteFile(name);
        continue;
      }
      try (SecureDirectoryStream<Path> inner =
          folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        empty(inner);
      }
      folder.deleteDirectory(name);
    }
  }
}
