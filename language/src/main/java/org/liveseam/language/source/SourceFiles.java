package org.liveseam.language.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.SourceErrors;

/** Reads files of text strictly. */
public final class SourceFiles {
  private SourceFiles() {}

  /**
   * The text of a UTF-8 file, without the mark of the byte order that some editors put before it.
   *
   * @param name how messages call it
   */
  public static String read(Path path, String name) {
    String text = decode(bytes(path, name), name);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** The content of a file of any kind. */
  public static byte[] bytes(Path path, String name) {
    try {
      if (Files.isDirectory(path)) {
        throw Diagnostic.of(SourceErrors.UNREADABLE, name, "it is a folder").raise();
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        // It would be waited for, or never end.
        throw Diagnostic.of(SourceErrors.UNREADABLE, name, "it is no file but a pipe or a device")
            .raise();
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw Diagnostic.of(SourceErrors.UNREADABLE, name, reason(e)).raise();
    }
  }

  /** Bytes as text; what is not UTF-8 is an error that says where. */
  public static String decode(byte[] bytes, String name) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isUnderflow()) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      int at = in.position();
      throw Diagnostic.of(
              SourceErrors.NOT_UTF8, name, String.format("0x%02x", bytes[at] & 0xff), at)
          .raise();
    }
    return out.flip().toString();
  }

  /** Why a file could not be read, in words. */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "permission denied";
      case CharacterCodingException coding -> "not UTF-8";
      default -> String.valueOf(e.getMessage());
    };
  }
}
