package org.liveseam.runtime.vm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command of an agent that is a Java program, with the options for a guest.
 *
 * <p>On a busy two-processor host the start of a JVM in a two-processor guest took 8 and 10 seconds
 * of processor time; with {@code ActiveProcessorCount=1} and {@code -UsePerfData} together 2.6 and
 * 2.8; in a one-processor guest without either 1.9. Two runs each; which of the two options does it
 * was not told apart.
 */
public final class JavaAgent {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ActiveProcessorCount=1",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          // The JVM's own messages go to standard output otherwise, into the channel.
          "-Xlog:disable",
          "-Xlog:all=warning:stderr");

  private JavaAgent() {}

  /**
   * The command for {@link GuestSpec}. All paths are the host's, and absolute.
   *
   * @param home a JDK or JRE, as {@code java.home}
   * @param options more options, such as {@code --enable-native-access=ALL-UNNAMED}
   * @param classPath jars and folders
   * @param mainClass the program
   * @param arguments its arguments
   */
  public static List<String> command(
      Path home,
      List<String> options,
      List<Path> classPath,
      String mainClass,
      List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(home.resolve("bin").resolve("java").toAbsolutePath().toString());
    command.addAll(OPTIONS);
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream()
            .map(path -> path.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
