package org.liveseam.repl.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.apply.Effect;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetSpec;

/**
 * Writes what sessions did to the running kernel into the journal. Guests, simulations and this
 * process end by themselves, and are not recorded.
 */
public final class Recorder {
  private final Journal journal;
  private final String command;
  private final Supplier<List<Session>> sessions;
  private final Consumer<Diagnostic> trouble;
  private final Map<Session, Integer> recorded = new HashMap<>();
  private boolean failed;

  /**
   * @param command what is recorded as the reason for a change that no patch gives
   * @param sessions those that are open
   * @param trouble told once when the journal cannot be written
   */
  public Recorder(
      Journal journal,
      String command,
      Supplier<List<Session>> sessions,
      Consumer<Diagnostic> trouble) {
    this.journal = journal;
    this.command = command;
    this.sessions = sessions;
    this.trouble = trouble;
  }

  /** Records what happened since the last call. By the thread that uses the sessions. */
  public void record() {
    for (Session session : sessions.get()) {
      if (!session.info().spec().equals(TargetSpec.KERNEL.toString())) {
        continue;
      }
      List<Effect> all = session.effects();
      int done = recorded.getOrDefault(session, 0);
      recorded.put(session, all.size());
      if (all.size() > done) {
        write(all.subList(done, all.size()), session.info());
      }
    }
  }

  private void write(List<Effect> effects, TargetInfo target) {
    var entries = new ArrayList<Entry>();
    effects.forEach(effect -> entries.add(entry(effect, target)));
    try {
      journal.append(entries);
    } catch (DiagnosticException e) {
      if (!failed) {
        failed = true;
        e.diagnostics().forEach(d -> trouble.accept(d.asWarning()));
      }
    }
  }

  private Entry entry(Effect effect, TargetInfo target) {
    @Nullable Patch patch = effect.patch().orElse(null);
    @Nullable PatchId id = patch == null ? null : patch.id();
    var process = ProcessHandle.current();
    return new Entry(
        0,
        Clock.systemUTC().instant(),
        process.info().user().orElse(System.getProperty("user.name", "?")),
        process.pid(),
        command,
        target.spec(),
        target.release(),
        boot(),
        effect.kind() == Effect.Kind.APPLIED ? Entry.APPLIED : Entry.REVERTED,
        effect.name(),
        id == null ? null : id.version(),
        id == null ? null : id.hash(),
        patch == null ? null : patch.reason().orElse(null),
        patch == null ? null : file(patch));
  }

  private static @Nullable String file(Patch patch) {
    try {
      Path file = Path.of(patch.span().source().name()).toAbsolutePath().normalize();
      return Files.isRegularFile(file) ? file.toString() : null;
    } catch (InvalidPathException e) {
      return null; // it came from no file
    }
  }

  /** The boot that this kernel is in; empty where it does not tell. */
  public static String boot() {
    try {
      byte[] id = Files.readAllBytes(Path.of("/proc/sys/kernel/random/boot_id"));
      return new String(id, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
