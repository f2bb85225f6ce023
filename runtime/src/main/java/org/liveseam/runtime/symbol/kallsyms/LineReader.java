package org.liveseam.runtime.symbol.kallsyms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.liveseam.runtime.elf.MalformedFileException;

/**
 * Lines of a stream as bytes, without a String for each: the kernel prints 200,000. Not
 * thread-safe.
 */
final class LineReader {
  private static final int LONGEST_LINE = 4096;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long consumed;

  /** The current line's bytes, valid up to {@link #length}. */
  byte[] line = new byte[256];

  /** The current line's length. */
  int length;

  /** Where the current line starts in the stream. */
  long start;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    start = consumed + from;
    length = 0;
    while (true) {
      if (from == to) {
        consumed += to;
        from = 0;
        to = Math.max(0, in.read(buffer));
        if (to == 0) {
          return length > 0;
        }
      }
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      append(end - from);
      boolean complete = end < to;
      from = complete ? end + 1 : end;
      if (complete) {
        return true;
      }
    }
  }

  private void append(int count) {
    if (count > LONGEST_LINE - length) {
      throw new MalformedFileException("line longer than " + LONGEST_LINE + " bytes", start);
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
    }
    System.arraycopy(buffer, from, line, length, count);
    length += count;
  }

  /** Place of a byte in the line at or after a place, or the line's length. */
  int find(int wanted, int after) {
    for (int i = after; i < length; i++) {
      if (line[i] == wanted) {
        return i;
      }
    }
    return length;
  }

  /** The unsigned hexadecimal number in a part of the line. */
  long hex(int begin, int end) {
    if (end <= begin || end - begin > 16) {
      throw malformed("address of " + (end - begin) + " digits");
    }
    long value = 0;
    for (int i = begin; i < end; i++) {
      int digit = Character.digit(line[i], 16);
      if (digit < 0) {
        throw malformed("address is no hexadecimal number");
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** The word in brackets that must fill the rest of the line. */
  String inBrackets(int begin) {
    if (length - begin < 3 || line[begin] != '[' || line[length - 1] != ']') {
      throw malformed("module is not in brackets");
    }
    return new String(line, begin + 1, length - begin - 2, StandardCharsets.UTF_8);
  }

  MalformedFileException malformed(String what) {
    return new MalformedFileException(what, start);
  }
}
