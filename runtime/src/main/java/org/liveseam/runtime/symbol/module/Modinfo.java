package org.liveseam.runtime.symbol.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;

/**
 * The fields of {@code .modinfo}: strings {@code key=value}, each with a NUL, padded with NULs.
 *
 * @param fields values by key in order of appearance; {@code alias} and others may have many
 */
public record Modinfo(Map<String, List<String>> fields) {

  public static Modinfo of(Bytes section) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (long at = 0; at < section.size(); ) {
      String field = section.string(at, "modinfo field");
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields
            .computeIfAbsent(field.substring(0, equals), k -> new ArrayList<>())
            .add(field.substring(equals + 1));
      }
      at += section.stringLength(at, "modinfo field") + 1L;
    }
    return new Modinfo(fields);
  }

  /** The first value of a key. */
  public Optional<String> first(String key) {
    return fields.getOrDefault(key, List.of()).stream().findFirst();
  }

  /** The kernel it was built for, byte for byte as the kernel compares it. */
  public Optional<String> vermagic() {
    return first("vermagic");
  }

  /** Modules it needs. */
  public List<String> depends() {
    String depends = first("depends").orElse("");
    return depends.isEmpty() ? List.of() : List.of(depends.split(",", -1));
  }
}
