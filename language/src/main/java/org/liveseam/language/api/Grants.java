package org.liveseam.language.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PipelineErrors;
import org.liveseam.runtime.diagnostic.PolicyErrors;

/**
 * What scripts may do to this machine, apart from targets. Honest scripts are kept honest by it;
 * native code that a script loads is not confined, and who else may write in a granted folder can
 * put a link into the way between the look and the deed.
 *
 * @param writes folders, or single files, that scripts may write
 * @param runs programs that they may start
 * @param nets hosts that they may speak to
 */
public record Grants(List<Path> writes, RunGrant runs, NetGrant nets) {
  /** Nothing. */
  public static final Grants NONE = new Grants(List.of());

  /** Folders are looked up once: a link that is put somewhere later grants nothing. */
  public Grants {
    writes = writes.stream().map(Grants::granted).toList();
  }

  /** Writing alone. */
  public Grants(List<Path> writes) {
    this(writes, RunGrant.NONE, NetGrant.NONE);
  }

  /**
   * The place where a file would really be written; an error if that is not granted.
   *
   * @param file relative to the folder that this process was started in. The folders of the result
   *     have no links; a link in the place of the file itself is not followed
   */
  public Path write(String file) {
    try {
      Path wanted = Path.of(file).toAbsolutePath().normalize();
      Path name = wanted.getFileName();
      Path folder = wanted.getParent();
      if (name == null || folder == null) {
        throw Diagnostic.of(PipelineErrors.WRITE_FAILED, file, "it is a folder").raise();
      }
      Path real = real(folder).resolve(name);
      for (Path granted : writes) {
        if (real.startsWith(granted)) {
          return real;
        }
      }
      throw Diagnostic.of(PolicyErrors.WRITES, file)
          .help("if that is meant, say `--allow-write=" + shown(folder) + "`")
          .raise();
    } catch (IOException e) {
      throw Diagnostic.of(
              PipelineErrors.WRITE_FAILED, file, "its folder cannot be found: " + e.getMessage())
          .raise();
    } catch (InvalidPathException e) {
      throw Diagnostic.of(PipelineErrors.WRITE_FAILED, file.replace("\0", "\\0"), e.getReason())
          .raise();
    }
  }

  private static Path granted(Path folder) {
    try {
      return real(folder);
    } catch (IOException e) {
      throw Diagnostic.of(
              PipelineErrors.WRITE_FAILED, folder, "it cannot be found: " + e.getMessage())
          .raise();
    }
  }

  /** As one would say it from here. */
  private static String shown(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    if (!folder.startsWith(here)) {
      return folder.toString();
    }
    String relative = here.relativize(folder).toString();
    return relative.isEmpty() ? "." : relative;
  }

  /** Without links, as far as it exists. */
  private static Path real(Path path) throws IOException {
    Path existing = path.toAbsolutePath().normalize();
    Deque<Path> missing = new ArrayDeque<>();
    Path parent = existing.getParent();
    while (parent != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      missing.push(existing.getFileName());
      existing = parent;
      parent = existing.getParent();
    }
    Path real = existing.toRealPath();
    for (Path name : missing) {
      real = real.resolve(name);
    }
    return real;
  }
}
