package org.liveseam.runtime.process.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.target.Deadline;

/**
 * A thread wakes just when the engine is about to hold it, switches by itself, and waits inside the
 * new function, above what an old one left on its stack. Held by a plain store it would be old
 * again: the next call could not tell, since an old function seems to be on its stack. A program of
 * its own.
 */
final class Woken {
  private Woken() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("woken");
    Path c = folder.resolve("hold.c");
    try (var in = Woken.class.getResourceAsStream("/process/hold.c")) {
      Files.write(c, java.util.Objects.requireNonNull(in).readAllBytes());
    }
    var options = new ArrayList<>(Flavour.NOPS_5.options());
    // Without them nobody but the scan can say what is on a stack.
    options.addAll(List.of("-fno-asynchronous-unwind-tables", "-fno-unwind-tables"));
    NativeLib lib = NativeLib.loadFile(NativeLib.compile(c, options), Flavour.NOPS_5);
    int sleeper = lib.function("start").invokeInt(new Object[0]);
    int[] wakes = {0};
    var redirector =
        ThreadRedirector.open(
            lib::describe,
            Hammer.defects(),
            task -> {
              if (task.id() == sleeper && wakes[0]++ == 0) {
                lib.function("wake").invokeVoid(new Object[0]);
              }
            });
    Deadline deadline = Deadline.in(Duration.ofSeconds(30));
    redirector.register(List.of(lib.site("f"), lib.site("g")), deadline);
    Switching switching =
        redirector.begin(
            List.of(
                new Switch(lib.site("f"), Optional.of(lib.code("new_f"))),
                new Switch(lib.site("g"), Optional.of(lib.code("new_g")))),
            Model.PER_TASK,
            deadline);
    switching.poll();
    if (wakes[0] == 0) {
      throw new IllegalStateException("it was not woken");
    }
    lib.function("go_on").invokeVoid(new Object[0]);
    Hammer.finish(switching, deadline);
    int mixed = lib.function("stop").invokeInt(new Object[0]);
    if (mixed != 0) {
      throw new IllegalStateException("not so: no call was mixed");
    }
    redirector.close();
    System.out.println("fine");
  }
}
