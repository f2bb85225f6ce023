package org.liveseam.runtime.process;

import java.util.Properties;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ProcessErrors;

/**
 * This process' one engine, taken. Written among the system properties, since whoever takes it may
 * have been loaded by another class loader, whose statics are others.
 */
final class EngineClaim implements AutoCloseable {
  private static final String KEY = "org.liveseam.process.engine";

  private final Properties properties;
  private final String owner;

  private EngineClaim(Properties properties, String owner) {
    this.properties = properties;
    this.owner = owner;
  }

  /**
   * Takes it.
   *
   * @param owner for the others, for instance {@code by thread main}
   */
  static EngineClaim take(String owner) {
    Properties properties = System.getProperties();
    Object other = properties.putIfAbsent(KEY, owner);
    if (other != null) {
      throw Diagnostic.of(ProcessErrors.ENGINE_TAKEN, other).raise();
    }
    return new EngineClaim(properties, owner);
  }

  /** What others are told from now on, whatever becomes of this object. */
  void keep(String why) {
    properties.put(KEY, why);
  }

  /** Gives it back, unless it was to be kept. */
  @Override
  public void close() {
    properties.remove(KEY, owner);
  }
}
