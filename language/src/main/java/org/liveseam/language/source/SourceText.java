package org.liveseam.language.source;

import java.nio.file.Path;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;

/** A text with its lines counted, and the folder that its relative paths start from. */
public final class SourceText {
  private final Source source;
  private final Path folder;
  private final int[] lineStarts;

  public SourceText(Source source, Path folder) {
    this.source = source;
    this.folder = folder.toAbsolutePath().normalize();
    String text = source.text();
    lineStarts =
        java.util.stream.IntStream.concat(
                java.util.stream.IntStream.of(0),
                java.util.stream.IntStream.range(0, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
  }

  public Source source() {
    return source;
  }

  /** Absolute. */
  public Path folder() {
    return folder;
  }

  /** A path that the text names. */
  public Path resolve(String path) {
    return WrittenPath.resolve(folder, path);
  }

  /** The parser's offsets as lines and columns. */
  public Span span(org.liveseam.grammar.Span offsets) {
    return span(offsets.start(), offsets.end());
  }

  /** Offsets in UTF-16 units, {@code end} excluded, as lines and columns. */
  public Span span(int start, int end) {
    int length = source.text().length();
    int from = Math.min(start, length);
    int to = Math.min(Math.max(end, from), length);
    int line = line(from);
    int endLine = line(to);
    return new Span(source, line, column(line, from), endLine, column(endLine, to));
  }

  private int line(int offset) {
    int found = java.util.Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int column(int line, int offset) {
    return source.text().codePointCount(lineStarts[line - 1], offset) + 1;
  }
}
