package org.liveseam.runtime.kernel.prebuilt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.symbol.module.KoFile;
import org.liveseam.runtime.symbol.module.Modinfo;

/**
 * Gives a module another name and version, by which it is found again once it is loaded. Nothing
 * that runs changes:
 *
 * <pre>
 *   .gnu.linkonce.this_module   struct module: its name, 56 bytes from byte 24
 *   .modinfo                    moved behind the file's end, with name= and version= exchanged
 * </pre>
 *
 * A signature would not hold any more, so a signed module is left alone.
 */
public final class RenamedModule {
  private static final int NAME = 24;
  private static final int NAME_SIZE = 56;
  private static final int SECTION_TABLE = 0x28;
  private static final int SECTION_SIZE = 64;
  private static final int SECTION_OFFSET = 0x18;
  private static final int SECTION_LENGTH = 0x20;
  private static final int ALIGNMENT = 16;
  private static final Set<String> OURS = Set.of("name", "version", "srcversion");

  private RenamedModule() {}

  /**
   * @param name at most 55 characters
   * @param version the new MODULE_VERSION
   * @throws MalformedFileException if it is no whole module
   */
  public static byte[] of(KoFile file, String name, String version) {
    if (file.isSigned()) {
      throw new IllegalArgumentException("a signed module is not renamed");
    }
    Elf elf = file.elf();
    byte[] start = elf.bytes().copy();
    int padding = -start.length & (ALIGNMENT - 1);
    byte[] info = info(file.modinfo(), name, version);
    byte[] image = Arrays.copyOf(start, start.length + padding + info.length);
    System.arraycopy(info, 0, image, start.length + padding, info.length);

    Section module = section(elf, ".gnu.linkonce.this_module");
    if (module.type() == Section.NOBITS
        || module.size() < NAME + NAME_SIZE
        || name.length() >= NAME_SIZE) {
      throw elf.bytes().malformed("no room for a name in its struct module", module.offset());
    }
    int at = (int) module.offset() + NAME;
    Arrays.fill(image, at, at + NAME_SIZE, (byte) 0);
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, image, at, text.length);

    ByteBuffer out = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    Bytes bytes = elf.bytes();
    int header = (int) bytes.i64(SECTION_TABLE) + section(elf, ".modinfo").index() * SECTION_SIZE;
    out.putLong(header + SECTION_OFFSET, start.length + (long) padding);
    out.putLong(header + SECTION_LENGTH, info.length);
    return image;
  }

  private static Section section(Elf elf, String name) {
    return elf.section(name)
        .orElseThrow(() -> elf.bytes().malformed("a module has a section " + name, 0));
  }

  private static byte[] info(Modinfo before, String name, String version) {
    var out = new ByteArrayOutputStream();
    field(out, "name", name);
    field(out, "version", version);
    for (Map.Entry<String, java.util.List<String>> field : before.fields().entrySet()) {
      if (!OURS.contains(field.getKey())) {
        field.getValue().forEach(value -> field(out, field.getKey(), value));
      }
    }
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, String key, String value) {
    out.writeBytes((key + "=" + value).getBytes(StandardCharsets.UTF_8));
    out.write(0);
  }
}
