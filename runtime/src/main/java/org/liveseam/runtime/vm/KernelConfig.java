package org.liveseam.runtime.vm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A kernel's build configuration, the {@code .config} it was built with.
 *
 * @param values option without {@code CONFIG_} to its value, {@code y}, {@code m}, a number or a
 *     quoted string; an option that is not set is absent
 */
public record KernelConfig(Map<String, String> values) {
  private static final String PREFIX = "CONFIG_";

  /** Copies the map. */
  public KernelConfig {
    values = Map.copyOf(values);
  }

  /**
   * Reads a file of {@code CONFIG_NAME=value} lines; comments and other lines are passed over.
   *
   * @throws IOException when it cannot be read
   */
  public static KernelConfig read(Path file) throws IOException {
    var values = new HashMap<String, String>();
    // Latin-1 takes any byte: a vendor's string value must not stop the reading.
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int equals = line.indexOf('=');
        if (line.startsWith(PREFIX) && equals > PREFIX.length()) {
          values.put(line.substring(PREFIX.length(), equals), line.substring(equals + 1).strip());
        }
      }
    }
    return new KernelConfig(values);
  }

  /** The value of an option named without {@code CONFIG_}. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  /** Whether the option is {@code y}. */
  public boolean isBuiltIn(String option) {
    return "y".equals(values.get(option));
  }
}
