import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.kernel.KernelBuilders;
import org.liveseam.runtime.kernel.KernelTargetProvider;
import org.liveseam.runtime.kernel.SymbolFacts;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.symbol.index.ImageSymbols;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.vm.GuestHost;
import org.liveseam.runtime.vm.GuestSpec;

/**
 * From the load of a module to "patching complete": a shell that does insmod and polls, and
 * Liveseam's engine, in one guest, turn by turn is not possible without a JVM start each time, so
 * one after the other. Prints both medians and their ratio. Run by {@code benchmarks/run}.
 */
final class LoadToComplete {
  private static final int ROUNDS = 11;

  private static final String SHELL =
      """
      module=$1; file=$2; classes=$3; java=$4; rounds=$5
      mount -t sysfs none /sys 2>/dev/null
      i=0
      while [ $i -lt $rounds ]; do
        i=$((i + 1))
        began=$(date +%s%N)
        insmod $file
        while [ "$(cat /sys/kernel/livepatch/$module/transition)" = 1 ]; do sleep 0.05; done
        echo "shell $(( ($(date +%s%N) - began) / 1000 ))"
        echo 0 > /sys/kernel/livepatch/$module/enabled
        while [ -e /sys/kernel/livepatch/$module ]; do sleep 0.05; done
        rmmod $module
      done
      $java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
        -cp $classes LoadToComplete inside $file 2>&1
      """;

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      inside(Path.of(args[1]));
    } else {
      outside();
    }
  }

  private static void outside() throws Exception {
    Path work = Files.createTempDirectory("seam-benchmark");
    var host = GuestHost.local(work.resolve("cache"));
    var kernel = host.kernels().newestWithLivepatch().orElseThrow();
    var symbols = ImageSymbols.open(kernel.image(), kernel.modules().orElseThrow());
    var facts =
        SymbolFacts.of(symbols).of(new FunctionQuery("vmlinux", "cmdline_proc_show"), Set.of());
    Payload payload =
        KernelBuilders.host(work.resolve("cache"))
            .build(
                new BuildRequest(patch(), kernel.release(), List.of(facts)),
                event -> {},
                Deadline.in(Duration.ofMinutes(2)));
    Path file = Files.write(work.resolve("patch.ko"), payload.image());
    Path script = Files.writeString(work.resolve("shell.sh"), SHELL);
    var command =
        List.of(
            "/bin/sh",
            script.toString(),
            payload.id().moduleName(),
            file.toString(),
            System.getProperty("java.class.path"),
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            String.valueOf(ROUNDS));
    String out;
    try (var guest = host.boot(GuestSpec.of(kernel, command), Duration.ofMinutes(2))) {
      out = new String(guest.in().readAllBytes(), StandardCharsets.UTF_8);
    }
    long shell = median(out, "shell ");
    long seam = median(out, "seam ");
    System.out.printf(
        "%s: load to complete, median of %d: shell %d ms, liveseam %d ms, ratio %.2f%n",
        kernel.release(), ROUNDS, shell / 1000, seam / 1000, (double) seam / shell);
  }

  private static long median(String out, String prefix) {
    long[] all =
        out.lines()
            .filter(line -> line.startsWith(prefix))
            .mapToLong(line -> Long.parseLong(line.substring(prefix.length()).strip()))
            .sorted()
            .toArray();
    if (all.length != ROUNDS) {
      throw new IllegalStateException(prefix + Arrays.toString(all) + " in\n" + out);
    }
    return all[ROUNDS / 2];
  }

  private static void inside(Path file) throws Exception {
    byte[] image = Files.readAllBytes(file);
    var events = new ArrayList<Event>();
    var context =
        new OpenContext(
            events::add, Path.of("/tmp"), Duration.ofMinutes(1), new Cancellation(), false);
    try (var opened = new KernelTargetProvider().open(TargetSpec.KERNEL, context)) {
      var built =
          new Connection(
              opened.target(),
              (request, sink, deadline) ->
                  new Payload(request.patch().id(), image, List.of(), false));
      var session = new Session(built, events::add, new Cancellation(), Clock.SYSTEM);
      for (int i = 0; i < ROUNDS; i++) {
        events.clear();
        session.apply(List.of(patch()), ApplyOptions.USUAL);
        long micros = 0;
        for (Event event : events) {
          if (event instanceof Event.Loaded loaded) {
            micros += loaded.took().toNanos() / 1000;
          } else if (event instanceof Event.TransitionDone done) {
            micros += done.took().toNanos() / 1000;
          }
        }
        System.out.println("seam " + micros);
        session.revert(List.of(patch().name()));
      }
    }
  }

  private static Patch patch() {
    var here = new Span(new Source("benchmark", ""), 1, 1, 1, 1);
    var body =
        new Body.InlineC(
            "seq_puts(m, \"hidden\\n\"); return 0;",
            List.of(new Body.Include("linux/seq_file.h", here)),
            here);
    var function =
        new FunctionPatch(
            "cmdline_proc_show", List.of("m", "v"), OptionalInt.empty(), body, here, here);
    return new Patch(
        "benchmark",
        "1.0",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Consistency.usual(here),
        List.of(new ObjectPatch(new ObjectRef.Vmlinux(), List.of(function), List.of(), here)),
        false,
        false,
        here);
  }
}
