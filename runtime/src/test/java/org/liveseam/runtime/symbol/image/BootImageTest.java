package org.liveseam.runtime.symbol.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.compress.Compression;

class BootImageTest {
  private static final byte[] KERNEL = ImageBuilder.vmlinux(new byte[0]);

  static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>(Damage.seeds(KERNEL, 10));
    seeds.addAll(Damage.seeds(ImageBuilder.boot(Compression.GZIP, KERNEL), 10));
    seeds.addAll(Damage.seeds(ImageBuilder.boot(Compression.ZSTD, KERNEL), 10));
    return seeds;
  }

  private static Essentials read(byte[] image) {
    return Essentials.read(BootImage.of(Bytes.of(image)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LZO")
  void everyCompression(Compression compression) throws IOException {
    Essentials essentials = read(ImageBuilder.boot(compression, KERNEL));
    assertEquals(ImageBuilder.VERSION, essentials.version());
    assertEquals(304, essentials.symbols().size());
    assertEquals(150, essentials.traced().size());
    assertEquals(Optional.empty(), essentials.btf());
  }

  @Test
  void release() throws IOException {
    byte[] image = ImageBuilder.boot(Compression.GZIP, KERNEL);
    assertEquals("6.1.0-test", BootImage.of(Bytes.of(image)).release());
  }

  @Test
  void aBareKernelIsTaken() {
    assertEquals(304, read(KERNEL).symbols().size());
    assertEquals("", BootImage.of(Bytes.of(KERNEL)).version());
  }

  @Test
  void aSizeThatIsNotTheKernelsIsRefused() throws IOException {
    byte[] image = ImageBuilder.boot(Compression.XZ, KERNEL);
    image[image.length - 16 - 4]++;
    var refused = assertThrows(MalformedFileException.class, () -> read(image));
    assertTrue(refused.what().startsWith("kernel of " + KERNEL.length), refused.what());
  }

  @Test
  void otherFilesAreRefused() {
    var refused = assertThrows(MalformedFileException.class, () -> read(new byte[4096]));
    assertEquals("no boot header: not an x86 kernel image", refused.what());
  }

  @Property(tries = 200)
  void damageIsRefusedOrRead(@ForAll long seed) throws IOException {
    byte[] image = Damage.of(ImageBuilder.boot(Compression.GZIP, KERNEL), seed);
    Damage.outcome(Damage.survives(() -> read(image)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyBytes(byte[] image) {
    Damage.survives(() -> read(image));
  }
}
