package org.liveseam.repl.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.SourceErrors;

/**
 * A text and the folder that its relative paths start from.
 *
 * @param folder absolute
 */
public record SourceText(Source source, Path folder) {
  /** The argument that stands for standard input. */
  public static final String STDIN = "-";

  /** A file, or standard input for {@code -}. */
  public static SourceText read(String name, Streams streams) {
    if (!name.equals(STDIN)) {
      return file(name);
    }
    try {
      return new SourceText(
          new Source("<standard input>", decode(name, streams.in().readAllBytes())), here());
    } catch (IOException e) {
      throw Diagnostic.of(SourceErrors.UNREADABLE, name, String.valueOf(e.getMessage())).raise();
    }
  }

  /** A file. */
  public static SourceText file(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw Diagnostic.of(SourceErrors.UNREADABLE, name, "it is a folder").raise();
      }
      Path parent = path.toAbsolutePath().normalize().getParent();
      return new SourceText(
          new Source(name, decode(name, Files.readAllBytes(path))),
          parent == null ? here() : parent);
    } catch (NoSuchFileException e) {
      throw Diagnostic.of(SourceErrors.UNREADABLE, name, "there is no such file").raise();
    } catch (AccessDeniedException e) {
      throw Diagnostic.of(SourceErrors.UNREADABLE, name, "permission denied").raise();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw Diagnostic.of(SourceErrors.UNREADABLE, name, String.valueOf(e.getMessage())).raise();
    }
  }

  /** Code from an argument. */
  public static SourceText argument(String code) {
    return new SourceText(new Source("<command line>", code), here());
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }

  static String decode(String name, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    try {
      var result = decoder.decode(in, out, true);
      if (result.isError()) {
        String wrong = String.format(Locale.ROOT, "0x%02x", bytes[in.position()]);
        throw Diagnostic.of(SourceErrors.NOT_UTF8, name, wrong, in.position()).raise();
      }
      decoder.flush(out);
    } finally {
      out.flip();
    }
    // A byte order mark is no part of the text.
    String text = out.toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
