package org.liveseam.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints how many times as long as Java's each program takes, on both runtimes of Truffle. */
final class Main {
  private Main() {}

  /**
   * @param args the folder with the optimizing runtime, then the programs; none for all
   */
  public static void main(String[] args) throws RunnerException {
    List<String> programs = List.of(args).subList(1, args.length);
    List<String> optimizing =
        List.of(
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:+EnableJVMCI",
            "--upgrade-module-path=" + Path.of(args[0]).toAbsolutePath());
    print("fallback runtime", run(List.of(), programs, TimeValue.milliseconds(500)));
    // The compiler is Java, too, and has to warm up by itself.
    print("optimizing runtime", run(optimizing, programs, TimeValue.seconds(2)));
  }

  private static Collection<RunResult> run(
      List<String> runtime, List<String> programs, TimeValue warmup) throws RunnerException {
    List<String> flags = new ArrayList<>(runtime);
    flags.add("-XX:+UseSerialGC");
    flags.add("--enable-native-access=ALL-UNNAMED");
    flags.add("--sun-misc-unsafe-memory-access=allow");
    var options =
        new OptionsBuilder()
            .include(Programs.class.getName())
            .forks(1)
            .warmupIterations(8)
            .warmupTime(warmup)
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(400))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .jvmArgsPrepend(flags.toArray(String[]::new));
    if (!programs.isEmpty()) {
      options.param("program", programs.toArray(String[]::new));
    }
    Options built = options.build();
    return new Runner(built).run();
  }

  private static void print(String runtime, Collection<RunResult> results) {
    Map<String, Map<String, Double>> times = new TreeMap<>();
    for (RunResult result : results) {
      times
          .computeIfAbsent(result.getParams().getParam("program"), program -> new TreeMap<>())
          .put(result.getParams().getParam("language"), result.getPrimaryResult().getScore());
    }
    System.out.println(runtime + ": times Java, and Seam beside JavaScript");
    times.forEach(
        (program, byLanguage) -> {
          double java = byLanguage.getOrDefault("java", Double.NaN);
          double seam = byLanguage.getOrDefault("seam", Double.NaN);
          double js = byLanguage.getOrDefault("js", Double.NaN);
          System.out.printf(
              Locale.ROOT,
              "  %-9s java %9.1f us   seam %7.2f   js %7.2f   seam/js %5.2f%n",
              program,
              java,
              seam / java,
              js / java,
              seam / js);
        });
  }
}
