package org.liveseam.runtime.symbol.kallsyms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;

/**
 * The 256 tokens symbol names are compressed with (scripts/kallsyms.c), found by their shape.
 *
 * <pre>
 *   kallsyms_token_table   "…\0" × 256, token c stands for byte c   ← has "0\0" "1\0" … "9\0" inside, as digits
 *   (padding to 4 or 8)                                               are in names and stand for themselves
 *   kallsyms_token_index   u16 × 256, where each token starts       ← must agree with the table: no chance hit
 * </pre>
 *
 * @param start offset of the table in the image
 * @param end offset behind the index
 * @param tokens the strings
 */
record TokenTable(int start, int end, List<byte[]> tokens) {
  private static final byte[] DIGITS =
      "0\0001\0002\0003\0004\0005\0006\0007\0008\0009\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int MOST_BYTES = 0x10000;

  /** The first table at or after an offset. */
  static Optional<TokenTable> find(Bytes image, int from) {
    for (int hit = image.indexOf(DIGITS, from); hit >= 0; hit = image.indexOf(DIGITS, hit + 1)) {
      int end = endOfTokens(image, hit);
      for (int padding = 0; end >= 0 && padding < 8; padding++) {
        Optional<TokenTable> table = read(image, hit, end, end + padding);
        if (table.isPresent()) {
          return table;
        }
      }
    }
    return Optional.empty();
  }

  /** The offset behind token 255 when token '0' starts at {@code digits}, or -1. */
  private static int endOfTokens(Bytes image, int digits) {
    int at = digits;
    int limit = Math.min(image.size(), digits + MOST_BYTES);
    for (int token = '0'; token < 256; token++) {
      while (at < limit && image.u8(at) != 0) {
        at++;
      }
      if (at >= limit) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static Optional<TokenTable> read(Bytes image, int digits, int tokensEnd, int index) {
    if (index + 512 > image.size()) {
      return Optional.empty();
    }
    int start = digits - image.u16(index + 2L * '0');
    if (start < 0 || image.u16(index) != 0) {
      return Optional.empty();
    }
    byte[][] tokens = new byte[256][];
    for (int i = 0; i < 256; i++) {
      int at = start + image.u16(index + 2L * i);
      int next = i == 255 ? tokensEnd : start + image.u16(index + 2L * i + 2);
      if (next <= at || next > tokensEnd || image.stringLength(at, "token") != next - at - 1) {
        return Optional.empty();
      }
      tokens[i] = image.copy(at, next - at - 1L, "token");
    }
    return Optional.of(new TokenTable(start, index + 512, List.of(tokens)));
  }
}
