package org.liveseam.runtime.symbol.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;

/**
 * Essentials on disk, because decompressing a kernel takes seconds. One file for each image, named
 * by the image's size, time of modification and checksums. Written beside and moved into place, so
 * that a reader never sees half a file; a file that is damaged all the same is treated as absent.
 *
 * <pre>
 *   "seam-essentials-1\n"   CRC-32C u32 of what follows   then four times: length u32, bytes
 *                           (version, symbols, traced, BTF; an absent BTF is empty)
 * </pre>
 */
public final class EssentialsCache {
  private static final byte[] MAGIC = "seam-essentials-1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = MAGIC.length + 4;

  private final Path directory;

  /** A cache in a directory, which is made when something is stored. */
  public EssentialsCache(Path directory) {
    this.directory = directory;
  }

  /**
   * The file for an image. Two checksums, not a digest: who can write the image needs no collision,
   * and SHA-256 of 8 MB cost more, in a JVM just started, than all the rest of opening a cached
   * kernel.
   */
  public Path file(Path image, byte[] content) throws IOException {
    return directory.resolve(
        "kernel-%x-%x-%08x%08x.bin"
            .formatted(
                content.length,
                Files.getLastModifiedTime(image).toMillis(),
                checksum(new CRC32(), content, 0),
                checksum(new CRC32C(), content, 0)));
  }

  /** What is stored in a file; empty when there is none or it is damaged. */
  public Optional<Essentials> load(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(decode(Files.readAllBytes(file)));
    } catch (MalformedFileException e) {
      // Damaged: the caller reads the image and stores it anew.
      return Optional.empty();
    }
  }

  /** Stores essentials in a file. */
  public void store(Path file, Essentials essentials) throws IOException {
    Files.createDirectories(directory);
    Path temporary = Files.createTempFile(directory, "kernel-", ".tmp");
    try {
      Files.write(temporary, encode(essentials));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  static byte[] encode(Essentials essentials) {
    ByteBuffer traced =
        ByteBuffer.allocate(essentials.traced().size() * 8).order(ByteOrder.LITTLE_ENDIAN);
    essentials.traced().stream().forEach(traced::putLong);
    byte[][] parts = {
      essentials.version().getBytes(StandardCharsets.UTF_8),
      essentials.symbols().toBytes(),
      traced.array(),
      essentials.btf().map(Bytes::copy).orElse(new byte[0])
    };
    int size = HEAD + Arrays.stream(parts).mapToInt(p -> p.length + 4).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putInt(0);
    for (byte[] part : parts) {
      out.putInt(part.length).put(part);
    }
    return out.putInt(MAGIC.length, checksum(out.array())).array();
  }

  static Essentials decode(byte[] content) {
    Bytes bytes = Bytes.of(content);
    if (!bytes.startsWith(0, MAGIC) || bytes.i32(MAGIC.length) != checksum(content)) {
      throw bytes.malformed("no essentials, or damaged", 0);
    }
    Bytes[] parts = new Bytes[4];
    long at = HEAD;
    for (int i = 0; i < parts.length; i++) {
      long length = bytes.u32(at);
      parts[i] = bytes.slice(at + 4, length, "essentials");
      at += 4 + length;
    }
    Bytes table = parts[2];
    AddressSet traced =
        AddressSet.of(IntStream.range(0, table.size() / 8).mapToLong(i -> table.i64(8L * i)));
    String version = parts[0].text(0, parts[0].size(), "version");
    Optional<Bytes> btf = parts[3].size() == 0 ? Optional.empty() : Optional.of(parts[3]);
    return new Essentials(version, SymbolTable.of(parts[1]), traced, btf);
  }

  private static int checksum(byte[] content) {
    return checksum(new CRC32C(), content, HEAD);
  }

  private static int checksum(Checksum checksum, byte[] content, int from) {
    checksum.update(content, from, Math.max(0, content.length - from));
    return (int) checksum.getValue();
  }
}
