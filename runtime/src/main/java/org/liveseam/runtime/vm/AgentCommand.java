package org.liveseam.runtime.vm;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.wire.Agent;

/**
 * How the agent is started in a guest: this JVM's own {@code java} on the very files this process
 * runs from, both seen in the guest at their paths here.
 */
final class AgentCommand {
  /** One class of each library that the agent uses; named, so that none is initialised here. */
  private static final List<String> LIBRARIES =
      List.of(
          "com.google.gson.Gson",
          "com.sun.jna.Native",
          "org.tukaani.xz.XZInputStream",
          "io.airlift.compress.zstd.ZstdDecompressor");

  private AgentCommand() {}

  static List<String> of(boolean fullLog) {
    var arguments = new ArrayList<>(List.of("kernel"));
    if (fullLog) {
      arguments.add(Agent.FULL_LOG);
    }
    return JavaAgent.command(
        Path.of(System.getProperty("java.home")),
        List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"),
        classPath(),
        Agent.class.getName(),
        arguments);
  }

  /** One entry for a shaded jar; the runtime's classes and its libraries otherwise. */
  private static List<Path> classPath() {
    var places = new ArrayList<Path>();
    places.add(place(Agent.class));
    for (String library : LIBRARIES) {
      places.add(place(load(library)));
    }
    return places.stream().distinct().toList();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, AgentCommand.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the runtime was packaged without " + name, e);
    }
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " was loaded from no file", e);
    }
  }
}
