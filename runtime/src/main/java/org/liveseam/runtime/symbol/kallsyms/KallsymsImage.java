package org.liveseam.runtime.symbol.kallsyms;

import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;

/**
 * The kallsyms tables of a kernel image, found without symbols, since a distribution's image has
 * none.
 */
public final class KallsymsImage {
  /** KSYM_NAME_LEN is 512 since 6.1; the letter of the type comes before. */
  private static final int LONGEST_NAME = 1024;

  private KallsymsImage() {}

  /** All symbols of an image in table order, with link addresses. */
  public static SymbolTable read(Elf elf) {
    Bytes image = elf.bytes();
    // In .rodata in every kernel seen; the search of the rest is for those not seen.
    int rodata = elf.section(".rodata").map(s -> (int) s.offset()).orElse(0);
    TokenTable tokens =
        TokenTable.find(image, rodata)
            .or(() -> TokenTable.find(image, 0))
            .orElseThrow(() -> image.malformed("no kallsyms token table in the kernel image", 0));
    NameTable names =
        NameTable.find(image, tokens.start())
            .orElseThrow(
                () -> image.malformed("no kallsyms names before the token table", tokens.start()));
    long[] addresses =
        AddressTable.find(elf, tokens, names)
            .orElseThrow(
                () ->
                    image.malformed(
                        "no ascending kallsyms addresses around the names", names.start()));
    return expand(image, tokens, names, addresses);
  }

  private static SymbolTable expand(
      Bytes image, TokenTable tokens, NameTable names, long[] addresses) {
    var symbols = new SymbolTable.Builder();
    byte[] name = new byte[LONGEST_NAME];
    int at = names.start();
    for (int i = 0; i < names.count(); i++) {
      int length = image.u8(at++);
      if ((length & 0x80) != 0) {
        length = (length & 0x7f) | (image.u8(at++) << 7);
      }
      int size = 0;
      for (int end = at + length; at < end; at++) {
        byte[] token = tokens.tokens().get(image.u8(at));
        if (token.length > name.length - size) {
          throw image.malformed("kallsyms name too long", at);
        }
        System.arraycopy(token, 0, name, size, token.length);
        size += token.length;
      }
      if (size < 2) {
        throw image.malformed("kallsyms name without a letter or a name", at);
      }
      symbols.add(addresses[i], (char) (name[0] & 0xff), name, 1, size - 1);
    }
    return symbols.build();
  }
}
