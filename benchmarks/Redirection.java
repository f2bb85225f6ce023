import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.os.ThisProcess;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.engine.Switching;
import org.liveseam.runtime.process.engine.ThreadRedirector;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.target.Deadline;

/**
 * What a redirection costs: calls, switching to and fro, many functions, many threads. Each figure
 * stands beside what it is to be compared with, measured in the same run.
 *
 * <pre>redirection calls.c [calls] [toggles] [many] [threads]</pre>
 */
final class Redirection {
  private static final long CALLS = 50_000_000;
  private static final int[] THREADS = {1, 8, 64, 1000};

  /** Most seconds for one number of threads. */
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(10));

  private final ThisProcess process = ThisProcess.load();
  private final NativeLibrary library;
  private final LoadedObject object;
  private final ThreadRedirector redirector = ThreadRedirector.open(Long::toHexString);

  private Redirection(Path so) throws Exception {
    library = NativeLibrary.getInstance(so.toString());
    object = LoadedObjects.open().find(so.getFileName().toString()).orElseThrow();
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("seam-benchmark");
    Path so = folder.resolve("libcalls.so");
    List<String> cc =
        List.of(
            "cc",
            "-O2",
            "-shared",
            "-fPIC",
            "-pthread",
            "-fpatchable-function-entry=5",
            "-o",
            so.toString(),
            args[0]);
    if (new ProcessBuilder(cc).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("cc failed");
    }
    List<String> parts = List.of(args).subList(1, args.length);
    var benchmark = new Redirection(so);
    try {
      benchmark.process.takeShortTurns(); // as the engine's own thread does
      benchmark.run(parts.isEmpty() ? List.of("calls", "toggles", "many", "threads") : parts);
    } finally {
      benchmark.redirector.close();
      Files.delete(so);
      Files.delete(folder);
    }
  }

  private void run(List<String> parts) throws Exception {
    for (String part : parts) {
      switch (part) {
        case "calls" -> calls();
        case "toggles" -> toggles();
        case "many" -> many();
        case "threads" -> threads();
        default -> throw new IllegalArgumentException(part);
      }
    }
  }

  private ObjectFunction function(String name) {
    return object.functions(name).get(0);
  }

  private Switch there(String name) {
    ObjectFunction instead = function("instead");
    return new Switch(
        function(name).site().orElseThrow(),
        Optional.of(new Code(instead.address(), object.code(instead))));
  }

  private static Switch back(Switch there) {
    return new Switch(there.site(), Optional.empty());
  }

  private void register(List<Switch> switches) {
    redirector.register(switches.stream().map(Switch::site).toList(), SOON);
  }

  private void call(String name, Object... arguments) {
    library.getFunction(name).invokeVoid(arguments);
  }

  private double time(String name) {
    double best = Double.MAX_VALUE; // the least disturbed of five
    for (int i = 0; i < 5; i++) {
      best = Math.min(best, library.getFunction(name).invokeDouble(new Object[] {CALLS}));
    }
    return best;
  }

  private void calls() throws Exception {
    Switch one = there("redirected");
    Switch open = there("stays");
    register(List.of(one, open));
    double plain = time("time_plain");
    double jump = time("time_jump");
    redirector.begin(List.of(one), Model.IMMEDIATE, SOON);
    double redirected = time("time_redirected");
    redirector.begin(List.of(back(one)), Model.IMMEDIATE, SOON);
    double after = time("time_redirected");
    call("stays_start");
    Switching switching = redirector.begin(List.of(one, open), Model.PER_TASK, SOON);
    double during = time("time_redirected");
    call("stays_stop");
    finish(switching);
    finish(redirector.begin(List.of(back(one), back(open)), Model.PER_TASK, SOON));
    System.out.printf("a call of a plain function: %.2f ns; times that:%n", plain);
    System.out.printf("  a function that is a bare jump %.2f%n", jump / plain);
    System.out.printf("  a redirected function %.2f%n", redirected / plain);
    System.out.printf("  the same, taken back %.2f%n", after / plain);
    System.out.printf("  the same, while a per-task transition is open %.2f%n", during / plain);
  }

  private void toggles() {
    Switch one = there("redirected");
    register(List.of(one));
    Samples toggles = new Samples(10_000);
    Samples commits = new Samples(toggles.size());
    Samples stops = new Samples(500);
    Samples calls = new Samples(toggles.size());
    for (int i = 0; i < toggles.size(); i++) {
      calls.add(process::threadId);
      toggles.add(immediate(i % 2 == 0 ? one : back(one)));
      commits.add(redirector.commitNanos());
    }
    for (int i = 0; i < stops.size(); i++) {
      Switch way = i % 2 == 0 ? one : back(one);
      stops.add(() -> redirector.begin(List.of(way), Model.STOP_MACHINE, SOON).hashCode());
    }
    System.out.printf("a system call through JNA: %s%n", calls);
    System.out.printf("one function, immediate: %s, %s%n", toggles, toggles.times(calls));
    System.out.printf("  first store to last barrier: %s, %s%n", commits, commits.times(calls));
    System.out.printf("one function, stop-machine: %s, %s%n", stops, stops.times(toggles));
  }

  private LongSupplier immediate(Switch... switches) {
    return immediate(List.of(switches));
  }

  private LongSupplier immediate(List<Switch> switches) {
    return () -> redirector.begin(switches, Model.IMMEDIATE, SOON).hashCode();
  }

  private void many() {
    Samples before = null;
    for (int count : new int[] {100, 1000, 10_000}) {
      var all = new ArrayList<Switch>();
      for (int i = 0; i < count; i++) {
        all.add(there("many_%04d".formatted(i)));
      }
      long began = System.nanoTime();
      register(all);
      long registered = System.nanoTime() - began;
      List<Switch> home = all.stream().map(Redirection::back).toList();
      Samples prepares = new Samples(40);
      Samples commits = new Samples(40);
      for (int i = 0; i < prepares.size(); i++) {
        began = System.nanoTime();
        redirector.begin(i % 2 == 0 ? all : home, Model.IMMEDIATE, SOON);
        commits.add(redirector.commitNanos());
        prepares.add(System.nanoTime() - began - redirector.commitNanos());
      }
      System.out.printf("%,d functions: made ready in %,d us%n", count, registered / 1000);
      System.out.printf("  switching, all but the commit: %s%n", prepares);
      System.out.printf(
          "  commit: %s%s%n", commits, before == null ? "" : ", " + commits.times(before));
      before = commits;
    }
  }

  private void threads() throws Exception {
    Switch one = there("worked");
    register(List.of(one));
    for (int count : THREADS) {
      for (int pause : new int[] {0, 500}) {
        call("workers_start", count, pause);
        Samples rounds = new Samples(200);
        Samples switchings = new Samples(200);
        Deadline enough = Deadline.in(LONGEST);
        for (int i = 0; i < switchings.size() && (i < 2 || !enough.passed()); i++) {
          rounds.add((long) library.getFunction("workers_round").invokeDouble(new Object[0]));
          Switch way = i % 2 == 0 ? one : back(one);
          long began = System.nanoTime();
          finish(redirector.begin(List.of(way), Model.PER_TASK, SOON));
          switchings.add(System.nanoTime() - began);
        }
        finish(redirector.begin(List.of(back(one)), Model.PER_TASK, SOON));
        call("workers_stop");
        System.out.printf(
            "per-task, %,d %s threads: %s, %s (each has run once: %s)%n",
            count, pause == 0 ? "busy" : "sleeping", switchings, switchings.times(rounds), rounds);
      }
    }
  }

  private static void finish(Switching switching) throws InterruptedException {
    long pause = 20_000;
    while (!switching.done()) {
      switching.poll();
      if (!switching.done()) {
        Thread.sleep(0, (int) pause);
        pause = Math.min(pause * 2, 900_000);
      }
    }
  }

  /** Times in nanoseconds. */
  private static final class Samples {
    private final long[] nanos;
    private int count;

    Samples(int most) {
      nanos = new long[most];
    }

    /** How many there can be. */
    int size() {
      return nanos.length;
    }

    void add(long one) {
      nanos[count++] = one;
    }

    void add(LongSupplier work) {
      long began = System.nanoTime();
      work.getAsLong();
      add(System.nanoTime() - began);
    }

    private double at(int percent) {
      long[] sorted = Arrays.copyOf(nanos, count);
      Arrays.sort(sorted);
      return sorted[count * percent / 100] / 1e3;
    }

    String times(Samples other) {
      return "%.2f times as long".formatted(at(50) / other.at(50));
    }

    @Override
    public String toString() {
      return "median %,.1f us, p99 %,.1f us".formatted(at(50), at(99));
    }
  }
}
