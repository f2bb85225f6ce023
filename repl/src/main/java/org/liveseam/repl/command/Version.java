package org.liveseam.repl.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What {@code --version} prints. */
final class Version {
  private Version() {}

  /** Ours, as the build knows it. */
  static String number() {
    // The jar's own word is at hand; a folder of classes has none.
    String written = Version.class.getPackage().getImplementationVersion();
    return written == null ? property("version") : written;
  }

  /**
   * When it was made, or is to be taken to be made: builds are to be the same whenever they run.
   */
  static String date() {
    return property("date").substring(0, "2026-01-01".length());
  }

  private static String property(String name) {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks version.properties");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(name);
  }

  /** The JVM's. */
  static String java() {
    return System.getProperty("java.runtime.version");
  }

  static String[] lines() {
    return new String[] {"seam " + number(), "Java " + java()};
  }
}
