package org.liveseam.repl.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.Targets;

/**
 * What conversations have in effect, in a file each, so that the next one can tell what a killed
 * one left. The file's name is the process' number; its lines are when that began, then a target
 * and a patch each. Targets are asked what is so; the file only says what to ask for.
 */
public final class Standing implements AutoCloseable {
  private final Path folder;
  private final Predicate<TargetSpec> ends;
  private final ProcessHandle self = ProcessHandle.current();

  /**
   * @param state a folder of this user's
   */
  public Standing(Path state) {
    this(state, spec -> Targets.provider(spec).throwAway());
  }

  /**
   * @param ends whether a target ends with the conversation that opened it
   */
  Standing(Path state, Predicate<TargetSpec> ends) {
    this.folder = state.resolve("conversations");
    this.ends = ends;
  }

  /**
   * Writes down what is in effect now.
   *
   * @param lines a target, a tab and a patch each
   */
  public void note(List<String> lines) {
    try {
      if (lines.isEmpty()) {
        Files.deleteIfExists(mine());
        return;
      }
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var text = new ArrayList<>(List.of(began(self)));
      text.addAll(lines);
      Path fresh = Files.createTempFile(folder, "new", "");
      Files.write(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, mine(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path mine() {
    return folder.resolve(Long.toString(self.pid()));
  }

  private static String began(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("?");
  }

  /** Tells what conversations left that ended without a word; each is told of once. */
  public List<String> tell(ReplSession session) {
    var said = new ArrayList<String>();
    if (!Files.isDirectory(folder)) {
      return said;
    }
    try (var all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.matches("\\d{1,18}") && !lives(file, Long.parseLong(name))) {
          List<String> lines = Files.readAllLines(file);
          lines.stream().skip(1).forEach(line -> said.add(tell(line, session)));
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      said.add("what an earlier conversation left is not known: " + e.getMessage());
    }
    return said;
  }

  /** Numbers of processes are used again; when one began tells them apart. */
  private static boolean lives(Path file, long pid) throws IOException {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    List<String> lines = Files.readAllLines(file);
    return process.isPresent() && !lines.isEmpty() && began(process.get()).equals(lines.get(0));
  }

  private String tell(String line, ReplSession session) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      return "an earlier conversation was killed; its record is damaged";
    }
    String patch = line.substring(tab + 1);
    String killed = "a conversation was killed that had applied " + patch;
    try {
      TargetSpec spec = TargetSpec.parse(line.substring(0, tab));
      if (spec.scheme().equals(TargetSpec.PROCESS.scheme())) {
        return killed + " to its own process: it is gone with it";
      }
      if (ends.test(spec)) {
        return killed + " on " + spec + ": that target is gone with it";
      }
      return session.target(spec).state().ours(patch).isPresent()
          ? killed
              + ": it is still applied on "
              + spec
              + "; `seam revert "
              + patch
              + "` takes it back"
          : killed + ": it is not applied on " + spec + " any more";
    } catch (DiagnosticException e) {
      return killed
          + "; whether it is still applied cannot be seen: "
          + e.diagnostics().getFirst().message();
    }
  }

  /** This conversation ends with what it said it leaves. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(mine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
