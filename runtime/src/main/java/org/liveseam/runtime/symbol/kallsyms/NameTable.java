package org.liveseam.runtime.symbol.kallsyms;

import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;

/**
 * The compressed names and what stands around them, found by their shape (scripts/kallsyms.c,
 * write_src).
 *
 * <pre>
 *   kallsyms_num_syms   u32                      then nothing, or padding to 8
 *   kallsyms_names      (length, tokens…) × num  length is one byte, or ULEB128 of two since 6.1
 *   (padding)
 *   kallsyms_markers    u32 × ⌈num/256⌉          where every 256th name starts: confirms names and num
 *   [kallsyms_seqs_of_names, 3 × num]            here in 6.2, 6.3 and Debian's 6.1
 *   kallsyms_token_table
 * </pre>
 *
 * @param countAt offset of {@code kallsyms_num_syms}
 * @param count its value
 * @param start offset of {@code kallsyms_names}
 */
record NameTable(int countAt, int count, int start) {
  private static final int LONGEST_NAME = 520;
  private static final int SMALLEST_STEP = 256 * 2;
  private static final int LARGEST_STEP = 256 * LONGEST_NAME;

  /** Between markers and tokens are at most 3 bytes a symbol; the most symbols seen are 200,000. */
  private static final int FARTHEST = 8 << 20;

  /** The table before a token table. Two markers are the least, because one alone is any zero. */
  static Optional<NameTable> find(Bytes image, int tokens) {
    var search = new Search(image);
    int lowest = Math.max(0, tokens - FARTHEST);
    for (int at = (tokens & ~3) - 8; at >= lowest && search.budget > 0; at -= 4) {
      if (image.i32(at) == 0) {
        Optional<NameTable> table = search.tryMarkers(at, tokens);
        if (table.isPresent()) {
          return table;
        }
      }
    }
    return Optional.empty();
  }

  /** Gives up after so many places looked at: a damaged image must not cost more than a big one. */
  private static final class Search {
    private final Bytes image;
    private long budget = 30_000_000;

    Search(Bytes image) {
      this.image = image;
    }

    private Optional<NameTable> tryMarkers(int markers, int limit) {
      int count = 1;
      long last = 0;
      for (long at = markers + 4L; at + 4 <= limit; at += 4) {
        long step = image.u32(at) - last;
        if (step < SMALLEST_STEP || step > LARGEST_STEP) {
          break;
        }
        last += step;
        count++;
      }
      // The last block has 1 to 256 names.
      long first = Math.max(8, markers - last - LARGEST_STEP - 8);
      for (long names = (first + 3) & ~3L; count > 1 && names < markers - last; names += 4) {
        budget--;
        for (int gap = 4; gap <= 8; gap += 4) {
          long symbols = image.u32(names - gap);
          if ((symbols + 255) / 256 == count && confirms((int) names, (int) symbols, markers)) {
            return Optional.of(new NameTable((int) names - gap, (int) symbols, (int) names));
          }
        }
      }
      return Optional.empty();
    }

    private boolean confirms(int names, int symbols, int markers) {
      int at = names;
      for (int i = 0; i < symbols; i++) {
        if (--budget < 0 || at >= markers) {
          return false;
        }
        if (i % 256 == 0 && image.u32(markers + i / 256 * 4L) != at - names) {
          return false;
        }
        int length = image.u8(at++);
        if ((length & 0x80) != 0 && at < markers) {
          length = (length & 0x7f) | (image.u8(at++) << 7);
        }
        if (length == 0 || length > LONGEST_NAME) {
          return false;
        }
        at += length;
      }
      return at <= markers && markers - at < 8;
    }
  }
}
