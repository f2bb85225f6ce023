package org.liveseam.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One program in one language, time for each run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Programs {
  @Param({"loop", "range", "calls", "closures", "strings", "lists", "records"})
  public String program = "";

  @Param({"java", "seam", "js"})
  public String language = "";

  private final Context context =
      Context.newBuilder("seam", "js").option("engine.WarnInterpreterOnly", "false").build();
  private LongUnaryOperator run = n -> n;
  private long size;

  /** Finds the program; one that computes something else than Java's is an error. */
  @Setup(Level.Trial)
  public void find() throws IOException {
    size = program.equals("calls") ? 20 : 20_000;
    LongUnaryOperator java = JavaPrograms.find(program);
    run = language.equals("java") ? java : guest();
    for (long n : new long[] {1, 7, size}) {
      if (run.applyAsLong(n) != java.applyAsLong(n)) {
        throw new IllegalStateException(program + " in " + language + " differs at " + n);
      }
    }
  }

  private LongUnaryOperator guest() throws IOException {
    String name = "/programs/" + program + "." + language;
    try (InputStream in = Programs.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      Value made = context.eval(Source.newBuilder(language, reader, name).build());
      return n -> made.execute(n).asLong();
    }
  }

  /** Runs it once. */
  @Benchmark
  public long run() {
    return run.applyAsLong(size);
  }

  @TearDown(Level.Trial)
  public void close() {
    context.close();
  }
}
