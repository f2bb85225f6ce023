import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.engine.Redirector;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.engine.Switching;
import org.liveseam.runtime.process.engine.ThreadRedirector;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.target.Deadline;

/** What a redirection costs: calls, switching to and fro, many functions, many threads. */
final class Redirection {
  private static final long CALLS = 100_000_000;
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(10));

  private final NativeLibrary library;
  private final LoadedObject object;
  private final Redirector redirector = ThreadRedirector.open(Long::toHexString);

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
    var benchmark = new Redirection(so);
    try {
      benchmark.calls();
      benchmark.toggles();
      benchmark.many();
      benchmark.threads();
    } finally {
      benchmark.redirector.close();
      Files.delete(so);
      Files.delete(folder);
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

  private double time(String name) {
    double best = Double.MAX_VALUE; // the least disturbed of five
    for (int i = 0; i < 5; i++) {
      best = Math.min(best, library.getFunction(name).invokeDouble(new Object[] {CALLS}));
    }
    return best;
  }

  private void calls() {
    Switch one = there("redirected");
    register(List.of(one));
    double plain = time("time_plain");
    double jump = time("time_jump");
    redirector.begin(List.of(one), Model.IMMEDIATE, SOON);
    double redirected = time("time_redirected");
    redirector.begin(List.of(back(one)), Model.IMMEDIATE, SOON);
    double after = time("time_redirected");
    System.out.printf(
        "call: plain %.2f ns; a bare jmp %.2f; redirected %.2f; taken back %.2f of it%n",
        plain, jump / plain, redirected / plain, after / plain);
  }

  private void toggles() {
    Switch one = there("redirected");
    long[] nanos = new long[10_000];
    for (int i = 0; i < nanos.length; i++) {
      long began = System.nanoTime();
      redirector.begin(List.of(i % 2 == 0 ? one : back(one)), Model.IMMEDIATE, SOON);
      nanos[i] = System.nanoTime() - began;
    }
    print("toggle of one function", nanos);
  }

  private void many() {
    for (int count : new int[] {100, 1000, 10_000}) {
      var all = new ArrayList<Switch>();
      for (int i = 0; i < count; i++) {
        all.add(there("many_%04d".formatted(i)));
      }
      long began = System.nanoTime();
      register(all);
      long registered = System.nanoTime() - began;
      List<Switch> home = all.stream().map(Redirection::back).toList();
      long[] nanos = new long[40];
      for (int i = 0; i < nanos.length; i++) {
        began = System.nanoTime();
        redirector.begin(i % 2 == 0 ? all : home, Model.IMMEDIATE, SOON);
        nanos[i] = System.nanoTime() - began;
      }
      System.out.printf("%d functions: made ready in %d us%n", count, registered / 1000);
      print(count + " functions switched at once", nanos);
    }
  }

  private void threads() throws Exception {
    Switch one = there("worked");
    register(List.of(one));
    for (int count : new int[] {1, 8, 64, 1000}) {
      for (int pause : new int[] {0, 500}) {
        library.getFunction("workers_start").invokeVoid(new Object[] {count, pause});
        long[] nanos = new long[count > 64 ? 10 : count > 8 ? 40 : 100];
        for (int i = 0; i < nanos.length; i++) {
          long began = System.nanoTime();
          finish(redirector.begin(List.of(i % 2 == 0 ? one : back(one)), Model.PER_TASK, SOON));
          nanos[i] = System.nanoTime() - began;
        }
        library.getFunction("workers_stop").invokeVoid(new Object[0]);
        print("per-task, " + count + (pause == 0 ? " busy" : " sleeping") + " threads", nanos);
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

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s: median %.1f us, p99 %.1f us%n",
        what, nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
  }
}
