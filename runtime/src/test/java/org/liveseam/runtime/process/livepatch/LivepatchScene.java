package org.liveseam.runtime.process.livepatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.liveseam.runtime.event.Transcript;
import org.liveseam.runtime.fake.FakeClock;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Callback.Kind;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.process.livepatch.ModelRedirector.ModelThread;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.Payload;

/** Patches of a process that exists only here, and what can be done with them. */
abstract class LivepatchScene {
  static final String LIB = "libscore.so";
  static final Map<Kind, Integer> ALL =
      Map.of(
          Kind.BEFORE_PATCH, 0,
          Kind.AFTER_PATCH, 0,
          Kind.BEFORE_UNPATCH, 0,
          Kind.AFTER_UNPATCH, 0);

  final FakeClock clock = new FakeClock();
  final LogBuffer log = new LogBuffer(clock, 1000);
  final ModelProcess process = new ModelProcess();
  final Livepatch core = new Livepatch(process.redirector, process, log, clock);
  final ModelThread thread = process.redirector.thread(1);

  @BeforeEach
  void load() {
    process.load(LIB, "f", "g");
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }

  static PatchId id(String name) {
    return new PatchId(name, "1.0", "0123456789ab");
  }

  static String module(String name) {
    return id(name).moduleName();
  }

  Payload payload(String name, Model model, boolean replace, ObjectBody... bodies) {
    var local = new LocalPatch(List.of(bodies));
    return new Payload(
        id(name),
        new byte[0],
        local.objects().stream().map(ObjectBody::part).toList(),
        replace,
        model,
        Optional.of(local));
  }

  void apply(String name, ObjectBody... bodies) {
    core.stage(payload(name, Model.PER_TASK, false, bodies), soon()).commit(soon());
  }

  ObjectBody body(String says, String... names) {
    return process.new ModelBody(says, true, LIB, List.of(names));
  }

  ObjectBody withCallbacks(String object, int status) {
    var callbacks = new TreeMap<Callback.Kind, Integer>(ALL);
    callbacks.put(Kind.BEFORE_PATCH, status);
    return process.new ModelBody("cb", false, object, List.of("f"), callbacks);
  }

  void revert(String name) {
    core.setEnabled(module(name), false, soon());
    core.remove(module(name));
  }

  String f() {
    return process.call(thread, LIB, "f");
  }

  List<String> transcript() {
    var words = new Transcript(m -> m.replaceAll("^seam_(.*)_[0-9a-f]{12}$", "$1"));
    return log.page(0).lines().stream().flatMap(line -> words.line(line).stream()).toList();
  }
}
