package org.liveseam.runtime.diagnostic;

/** E0: the text itself is wrong. Found before the first effect, always. */
public final class SourceErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.SOURCE);

  public static final Code UNREADABLE =
      FAMILY.define(
          "E0001",
          "cannot read `{}`: {}",
          "The file does not exist, is a folder, or may not be read by this user.",
          "seam check no-such-file.seam",
          "Check the path and its permissions; `-` reads standard input.");

  public static final Code NOT_UTF8 =
      FAMILY.define(
          "E0002",
          "`{}` is not UTF-8: byte {} at offset {}",
          "Seam files are UTF-8; this one holds a byte sequence that is not.",
          "a file saved as ISO 8859-1",
          "Convert it, for instance with `iconv -f latin1 -t utf8`.");

  private SourceErrors() {}
}
