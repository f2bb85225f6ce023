package org.liveseam.runtime.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Span;

/**
 * Where the author wrote what the generated files hold. The compiler speaks of files and lines as
 * {@code #line} told it: of the author's own files for the author's own code, of labels in angle
 * brackets for what was written around it.
 */
public final class SourceMap {
  private final List<Region> regions = new ArrayList<>();

  /** A stretch of generated text. */
  public sealed interface Region {
    /** The file or label in {@code #line}. */
    String file();

    /** What messages call the code: a function, a callback. */
    String owner();
  }

  /**
   * The author's code, unchanged but for spaces before its first line.
   *
   * @param start where it begins in the author's text
   * @param padding how many spaces stand before its first line
   * @param inline whether it stands in the patch itself
   */
  public record Verbatim(
      String file, String owner, String code, Span start, int padding, boolean inline)
      implements Region {

    /** What the compiler calls {@code line} and {@code column}, in bytes from 1. */
    Optional<Span> at(int line, int column) {
      int begin = 0;
      for (int i = start.line(); i < line; i++) {
        begin = code.indexOf('\n', begin) + 1;
        if (begin == 0) {
          return Optional.empty();
        }
      }
      int end = code.indexOf('\n', begin);
      String text = code.substring(begin, end < 0 ? code.length() : end);
      int bytes = Math.max(1, column) - 1 - (line == start.line() ? padding : 0);
      if (line < start.line() || bytes < 0) {
        return Optional.empty();
      }
      int chars = Places.charsOfBytes(text, bytes);
      // Behind its last character there may be another piece of code on the same line.
      if (end < 0 && chars >= text.length() && bytes > Places.bytes(text) + 1) {
        return Optional.empty();
      }
      return Optional.of(Places.token(start, code, begin + chars));
    }
  }

  /** What a piece of generated text is for, hence what an error in it means. */
  public enum Purpose {
    /** The module around everything. */
    MODULE,
    /** One include of an inline body. */
    INCLUDE,
    /** What the patched object defines, declared. */
    DECLARATION,
    /** The head of a function with an inline body. */
    PROTOTYPE,
    /** Behind an inline body. */
    END,
    /** Makes a function of a file known to the module. */
    ENTRY,
    /** Compares a function of a file with what it replaces. */
    SIGNATURE
  }

  /** Generated text. */
  public record Label(String file, Purpose purpose, Origin origin) implements Region {
    @Override
    public String owner() {
      return origin.owner();
    }
  }

  /**
   * What generated text was written for.
   *
   * @param owner what messages call it: a function, a callback
   * @param span the part of the patch that asked for it
   * @param name the header, or the function in a C file; else empty
   * @param detail the signature wanted, or the C file; else empty
   */
  public record Origin(String owner, Span span, String name, String detail) {
    public Origin(String owner, Span span) {
      this(owner, span, "", "");
    }
  }

  public void add(Region region) {
    regions.add(region);
  }

  /** The generated text that a label names. */
  public Optional<Label> label(String file) {
    return regions.stream()
        .filter(region -> region instanceof Label && region.file().equals(file))
        .map(Label.class::cast)
        .findFirst();
  }

  /** Whose code it is and where; empty if it is not the author's. */
  public Optional<Found> find(String file, int line, int column) {
    for (Region region : regions) {
      if (region instanceof Verbatim code && code.file().equals(file)) {
        Optional<Span> span = code.at(line, column);
        if (span.isPresent()) {
          return Optional.of(new Found(code, span.get()));
        }
      }
    }
    return Optional.empty();
  }

  public record Found(Verbatim code, Span span) {}
}
