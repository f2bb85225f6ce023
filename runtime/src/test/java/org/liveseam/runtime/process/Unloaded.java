package org.liveseam.runtime.process;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.os.NativeCall;

/**
 * The program closes a library while a patch of it is waited for; a program of its own.
 *
 * <pre>unloaded FOLDER</pre>
 */
final class Unloaded {
  private Unloaded() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path cache = folder.resolve("cache");
    var flag = new Memory(8);
    flag.clear();
    try (var lib = new ScoreLibrary(cache, "libstays.so")) {
      NativeCall park = NativeCall.at(lib.address("park"));
      var parker = new Thread(() -> park.call(Pointer.nativeValue(flag)), "parker");
      parker.setDaemon(true);
      parker.start();
      Patch both = both(lib, new ScoreLibrary.Late(cache, folder, "libgoes.so", LATE));
      var late = new ScoreLibrary.Late(cache, folder, "libgoes.so", LATE);
      late.load();
      try {
        lib.session.apply(List.of(both), ApplyOptions.USUAL);
        throw new IllegalStateException("not so: a thread is waited for");
      } catch (DiagnosticException e) {
        System.out.println(e.diagnostics().get(0).code().id());
      }
      late.unload();
      System.out.println(isLoaded() ? "kept" : "gone");
      flag.setInt(0, 1);
      parker.join(10_000);
      var deadline = ScoreLibrary.soon();
      while (lib.session.state().transition().isPresent() && !deadline.passed()) {
        Thread.sleep(5);
      }
      lib.session.state(); // now it may go
      lib.session.drainLog();
      lib.transcript().forEach(System.out::println);
      lib.session.revert(List.of("both"));
    }
    System.out.println("fine");
    System.exit(0);
  }

  private static final String LATE = "int late(int x) { return x; }\n";

  private static Patch both(ScoreLibrary lib, ScoreLibrary.Late late) {
    var stays = lib.patch("both", "park", ScoreLibrary.c("return 42;"));
    var goes =
        late.patch("x", "late", ScoreLibrary.from("five", "int five(int x) { return 5; }\n"));
    return ScoreLibrary.with(
        Patches.patch("both", List.of(stays.objects().get(0), goes.objects().get(0))),
        Model.PER_TASK,
        StallPolicy.LEAVE);
  }

  private static boolean isLoaded() throws Exception {
    return Files.readString(Path.of("/proc/self/maps")).contains("libgoes.so");
  }
}
