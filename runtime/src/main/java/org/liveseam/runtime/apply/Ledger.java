package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.liveseam.runtime.apply.Effect.Displaced;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TransitionErrors;

/**
 * What one run did, on every target it used, in the order it was done; and how it is taken back.
 *
 * <p>Several effects on one patch of one target are taken back as one: what counts is how it was
 * before the first of them. Not thread-safe.
 */
public final class Ledger {
  /** What became of an effect. */
  public enum Fate {
    /** In effect, or undone by a later effect of the run's own. */
    STANDS,
    UNDONE,
    KEPT,
    /** It could not be taken back. */
    REMAINS;

    /** In reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One effect. */
  public static final class Entry {
    private final Session session;
    private final String stage;
    private final Effect effect;
    private Fate fate = Fate.STANDS;

    private Entry(Session session, String stage, Effect effect) {
      this.session = session;
      this.stage = stage;
      this.effect = effect;
    }

    /** The target it was done on. */
    public String target() {
      return session.info().spec();
    }

    /** The stage it was done in; empty for none. */
    public String stage() {
      return stage;
    }

    public Effect effect() {
      return effect;
    }

    public Fate fate() {
      return fate;
    }

    /** Whether it applied a version that took the place of all others of its name. */
    private boolean tookOver() {
      return effect.kind() == Effect.Kind.APPLIED && !effect.left();
    }

    private boolean isAbout(Session where, String name) {
      return session.equals(where) && effect.name().equals(name);
    }
  }

  /**
   * How taking back went.
   *
   * @param undone what was taken back, newest first, for people
   * @param failures what could not be, and why; each says what remains
   * @param remains the same in words
   */
  public record Undone(List<String> undone, List<Diagnostic> failures, List<String> remains) {
    public Undone {
      undone = List.copyOf(undone);
      failures = List.copyOf(failures);
      remains = List.copyOf(remains);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> kept = new HashSet<>();
  private String stage = "";
  private boolean undoing;

  /** Notes what a session does from now on. */
  public void watch(Session session) {
    session.watchEffects(
        effect -> {
          if (!undoing) {
            entries.add(new Entry(session, stage, effect));
          }
        });
  }

  /** What follows is done in that stage; empty for none. */
  public void enter(String name) {
    stage = name;
  }

  /** Leaves what is done with a patch as it is when the run fails. */
  public void keep(String name) {
    kept.add(name);
  }

  /** Everything, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Whether there is anything to take back. */
  public boolean isOpen() {
    return open() > 0;
  }

  /** How many effects there are to take back. */
  public int open() {
    return (int) entries.stream().filter(entry -> isOpen(entry) && !isKept(entry)).count();
  }

  /** Says to the sessions what is kept: whoever cleans up after a failed run leaves it alone. */
  public void settle() {
    for (Entry entry : entries) {
      if (entry.fate == Fate.STANDS && isKept(entry)) {
        entry.fate = Fate.KEPT;
        entry.session.leave(entry.effect.name());
        // What gave way to it is to stay away, too: nobody has to be told that it is gone.
        entry.effect.displaced().forEach(gone -> entry.session.told(gone.label()));
      }
    }
  }

  /** Takes everything back, newest first, whatever becomes of each; what is kept stays. */
  public Undone undo() {
    settle();
    var undone = new ArrayList<String>();
    var failures = new ArrayList<Diagnostic>();
    var remains = new ArrayList<String>();
    undoing = true;
    try {
      for (Entry entry : entries.reversed()) {
        if (isOpen(entry) && older(entry).isEmpty()) {
          takeBack(entry, undone, failures, remains);
        }
      }
    } finally {
      undoing = false;
    }
    return new Undone(undone, failures, remains);
  }

  private static boolean isOpen(Entry entry) {
    return entry.fate == Fate.STANDS;
  }

  private boolean isKept(Entry entry) {
    return kept.contains(entry.effect.name());
  }

  /** Effects on the same patch that came before. */
  private List<Entry> older(Entry entry) {
    return entries.subList(0, entries.indexOf(entry)).stream()
        .filter(e -> isOpen(e) && e.isAbout(entry.session, entry.effect.name()))
        .toList();
  }

  private void takeBack(
      Entry first, List<String> undone, List<Diagnostic> failures, List<String> remains) {
    String name = first.effect.name();
    List<Entry> same =
        entries.stream().filter(e -> isOpen(e) && e.isAbout(first.session, name)).toList();
    Fate fate = Fate.UNDONE;
    var back = new ArrayList<Displaced>();
    for (Displaced displaced : returning(first, same)) {
      back.add(displaced);
      if (displaced.patch().isEmpty()) {
        failures.add(gone(displaced));
        remains.add("`" + displaced.label() + "` is gone from " + first.target());
        first.session.told(displaced.label());
        fate = Fate.REMAINS;
      }
    }
    boolean turned = same.stream().anyMatch(entry -> turnedAnothers(entry, same));
    if (turned) {
      String told = "the transition of `" + name + "` was turned back";
      failures.add(
          Diagnostic.of(TransitionErrors.ROLLBACK_FAILED, name, "somebody else had begun it")
              .note("remains: " + told));
      remains.add(told);
      fate = Fate.REMAINS;
    }
    try {
      first.session.takeBack(first.effect, back, same.stream().anyMatch(Entry::tookOver));
      if (!turned) {
        undone.add(name + " on " + first.target());
      }
    } catch (DiagnosticException e) {
      Aftermath after = Aftermath.of(first.session, first.effect, back, first.target());
      failures.add(after.failed(e));
      remains.addAll(after.remains());
      // Whoever cleans up after the run would only fail again.
      first.session.leave(name);
      back.forEach(displaced -> first.session.told(displaced.label()));
      fate = Fate.REMAINS;
    }
    for (Entry entry : same) {
      entry.fate = fate;
    }
  }

  /** Whether it cancelled a transition that this run had not begun: nothing begins it again. */
  private static boolean turnedAnothers(Entry entry, List<Entry> same) {
    Effect effect = entry.effect;
    return effect.kind() == Effect.Kind.REVERTED
        && effect.left()
        && same.stream()
            .filter(e -> e.effect.kind() == Effect.Kind.APPLIED)
            .flatMap(e -> e.effect.patch().stream())
            .noneMatch(p -> effect.patch().filter(c -> c.id().equals(p.id())).isPresent());
  }

  /** What gave way to a patch and was there before the run, or is kept. */
  private List<Displaced> returning(Entry first, List<Entry> same) {
    var all = new ArrayList<Displaced>();
    for (Entry entry : same) {
      for (Displaced displaced : entry.effect.displaced()) {
        boolean self = displaced.name().equals(first.effect.name());
        boolean ofThisRun =
            entries.stream().anyMatch(e -> isOpen(e) && e.isAbout(first.session, displaced.name()));
        boolean before =
            entry.equals(first) || (first.effect.left() && !isAppliedBy(same, displaced));
        if (self ? before : !ofThisRun) {
          all.add(displaced);
        }
      }
    }
    return all;
  }

  private static boolean isAppliedBy(List<Entry> entries, Displaced displaced) {
    return displaced
        .patch()
        .filter(
            gone ->
                entries.stream()
                    .filter(entry -> entry.effect.kind() == Effect.Kind.APPLIED)
                    .flatMap(entry -> entry.effect.patch().stream())
                    .anyMatch(patch -> patch.id().equals(gone.id())))
        .isPresent();
  }

  private static Diagnostic gone(Displaced displaced) {
    return Diagnostic.of(
            TransitionErrors.ROLLBACK_FAILED,
            displaced.label(),
            "it was in effect before, and its text is not known here")
        .note("remains: `" + displaced.label() + "` is gone; apply it again from its file");
  }
}
