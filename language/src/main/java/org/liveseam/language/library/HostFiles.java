package org.liveseam.language.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.language.value.SeamInstant;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/** Files of this machine, to be read. Paths are relative to the folder this process started in. */
public final class HostFiles {
  private HostFiles() {}

  /**
   * What a file has in it. Devices, FIFOs and many a file of the kernel's let one wait, which the
   * pulse may end.
   *
   * @param limit the most bytes it may have
   */
  public static byte[] read(String name, long limit, Pulse pulse) {
    Path path = path("read", name);
    return at(
        "read",
        name,
        () -> {
          if (Files.isDirectory(path)) {
            throw new IOException("it is a folder");
          }
          try (var content = new Drain(() -> FileChannel.open(path), limit, "seam-read")) {
            while (!content.await(Pulse.STEP)) {
              pulse.check();
            }
            return content.content();
          } catch (InterruptedException e) {
            throw pulse.interrupted();
          } catch (Drain.Full e) {
            throw Diagnostic.of(LibraryErrors.TOO_MUCH, "`" + name + "`", limit + " bytes").raise();
          }
        });
  }

  /** The names in a folder, sorted. */
  public static SeamList list(String name) {
    Path path = path("list", name);
    return at(
        "list",
        name,
        () -> {
          try (Stream<Path> entries = Files.list(path)) {
            List<String> names =
                entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
            return SeamList.of(names);
          }
        });
  }

  /** Whether something is there; a link is, wherever it leads. */
  public static boolean exists(String name) {
    return Files.exists(path("look at", name), LinkOption.NOFOLLOW_LINKS);
  }

  /** What the file system says about a file, or about what it links to. */
  public static SeamRecord stat(String name, boolean follow) {
    Path path = path("look at", name);
    LinkOption[] how = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    return at(
        "look at",
        name,
        () -> {
          PosixFileAttributes facts = Files.readAttributes(path, PosixFileAttributes.class, how);
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("kind", kind(facts));
          fields.put("size", new SeamSize(facts.size(), 0));
          fields.put("modified", new SeamInstant(facts.lastModifiedTime().toInstant()));
          fields.put("mode", PosixFilePermissions.toString(facts.permissions()));
          fields.put("owner", facts.owner().getName());
          fields.put("group", facts.group().getName());
          fields.put(
              "target",
              facts.isSymbolicLink() ? Files.readSymbolicLink(path).toString() : SeamNull.NULL);
          return new SeamRecord(fields);
        });
  }

  private static String kind(PosixFileAttributes facts) {
    if (facts.isSymbolicLink()) {
      return "link";
    }
    if (facts.isDirectory()) {
      return "folder";
    }
    return facts.isRegularFile() ? "file" : "other";
  }

  /** A path, if the text can be one. */
  static Path path(String verb, String name) {
    NativeText.flaw(name)
        .ifPresent(
            flaw -> {
              String shown = name.replace("\0", "\\0");
              throw Diagnostic.of(LibraryErrors.FILE, verb, shown, "its name " + flaw).raise();
            });
    return Path.of(name);
  }

  /** Does something with a file; what the system refuses is a diagnostic. */
  static <T> T at(String verb, String name, Work<T> work) {
    try {
      return work.run();
    } catch (java.io.UncheckedIOException e) {
      IOException cause = e.getCause();
      throw refused(verb, name, cause == null ? new IOException(e) : cause);
    } catch (IOException e) {
      throw refused(verb, name, e);
    }
  }

  private static DiagnosticException refused(String verb, String name, IOException e) {
    String why =
        switch (e) {
          case java.nio.file.NotDirectoryException n -> "it is no folder";
          case java.nio.file.DirectoryNotEmptyException n -> "the folder is not empty";
          case java.nio.file.FileSystemLoopException loop -> "its links go round in a circle";
          default -> SourceFiles.reason(e);
        };
    return Diagnostic.of(LibraryErrors.FILE, verb, name, why).raise();
  }

  /** What may fail because of the file system. */
  interface Work<T> {
    T run() throws IOException;
  }
}
