package org.liveseam.language.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.SourceErrors;

/** Paths as a script writes them. */
public final class WrittenPath {
  private WrittenPath() {}

  /**
   * Where a written path leads from a folder.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException without a place, if no file can
   *     have such a name: Java has file names in the encoding of the locale, and in {@code
   *     LC_ALL=C} none but ASCII
   */
  public static Path resolve(Path folder, String written) {
    try {
      return folder.resolve(written).normalize();
    } catch (InvalidPathException e) {
      String shown = written.replace('\0', '?');
      if (written.indexOf('\0') >= 0) {
        throw Diagnostic.of(SourceErrors.UNREADABLE, shown, "no path has a NUL").raise();
      }
      throw Diagnostic.of(SourceErrors.UNREADABLE, shown, "the locale has no such characters")
          .help("start seam with `LC_ALL=C.UTF-8`")
          .raise();
    }
  }
}
