package org.liveseam.runtime.process.engine;

import java.io.RandomAccessFile;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.process.engine.Redirector.Switch;

/**
 * Switchings that a thread holds open, and that are turned round or joined then; a program of its
 * own.
 *
 * <pre>turns SITUATION</pre>
 */
final class Turns {
  private static final int BREATHS = 50;

  private final Frozen stage = new Frozen();

  private Turns() throws Exception {}

  public static void main(String[] args) throws Exception {
    var turns = new Turns();
    turns.stage.register(Frozen.soon());
    switch (args[0]) {
      case "stale" -> turns.stale();
      case "newborn" -> turns.newborn();
      case "unlisted" -> turns.unlisted();
      case "refused" -> turns.refused();
      case "unread" -> turns.unread();
      default -> throw new IllegalArgumentException(args[0]);
    }
    turns.stage.redirector.close();
    System.out.println("fine");
  }

  private static void breathe(Switching switching) throws InterruptedException {
    for (int i = 0; i < BREATHS; i++) {
      switching.poll();
      Thread.sleep(1);
    }
  }

  /** A thread stands in code of the switching before, and this one ends by being turned round. */
  private void stale() throws Exception {
    stage.call("victim_start");
    stage.call("park_start");
    List<Switch> there = stage.andParked();
    Switching first = stage.openWithParker(there);
    stage.freeze(((PerTask) first).deciding().get(0));
    stage.call("park_stop");
    Hammer.finish(first, Frozen.soon());
    Switching second = stage.begin(Frozen.back(there));
    breathe(second);
    stage.expect("it waits for the thread that stands there", !second.done());
    second.reverse();
    Hammer.finish(second, Frozen.soon());
    stage.call("victim_thaw");
    Thread.sleep(20);
    stage.expect("no call was mixed", stage.call("victim_stop") == 0);
    Hammer.finish(stage.begin(Frozen.back(there)), Frozen.soon());
  }

  private void hammer() {
    stage.old.function("hammer_start").invokeVoid(new Object[] {8, 20, 20, 0, 0});
  }

  private void neverMixed() {
    stage.old.function("hammer_stop").invokeVoid(new Object[0]);
    try (var counts = new com.sun.jna.Memory(24)) {
      stage.old.function("hammer_counts").invokeVoid(new Object[] {counts});
      stage.expect("calls were made", counts.getLong(0) > 0);
      stage.expect("no call was mixed", counts.getLong(8) == 0);
    }
  }

  /** Threads on stacks that were not mapped when it began. */
  private void newborn() throws Exception {
    stage.call("park_start");
    Switching open = stage.openWithParker(stage.andParked());
    hammer();
    breathe(open);
    open.reverse();
    stage.call("park_stop");
    Hammer.finish(open, Frozen.soon());
    neverMixed();
  }

  /** It cannot be turned round as the threads cannot be listed: it goes on as it was. */
  private void unlisted() throws Exception {
    hammer();
    stage.call("park_start");
    Switching open = stage.openWithParker(stage.andParked());
    for (int i = 0; i < BREATHS; i++) {
      stage.redirector.marker().passes(1);
      try {
        open.reverse();
        stage.expect("it is refused", false);
      } catch (DiagnosticException e) {
        stage.expect(e.getMessage(), e.diagnostics().get(0).code().id().equals("E3051"));
      }
      breathe(open);
      stage.expect("it is still open", !open.done());
    }
    stage.redirector.marker().passes(500);
    open.reverse();
    Hammer.finish(open, Frozen.soon());
    Switching again = stage.openWithParker(stage.andParked());
    stage.call("park_stop");
    Hammer.finish(again, Frozen.soon());
    stage.expect("it ended on the new side", stage.call("probe") == 1);
    Hammer.finish(stage.begin(Frozen.back(stage.andParked())), Frozen.soon());
    neverMixed();
  }

  /** What cannot join is left as it is, and the others switch. */
  private void refused() throws Exception {
    stage.call("park_start");
    List<Switch> parked = List.of(stage.andParked().get(2));
    Switching open = stage.openWithParker(parked);
    long site = stage.old.site("f").address();
    byte[] was = write(site, new byte[] {0x0f, 0x1f, 0x44, 0, 0});
    try {
      open.join(stage.there());
      stage.expect("it is refused", false);
    } catch (DiagnosticException e) {
      stage.expect(e.getMessage(), e.diagnostics().get(0).code().id().equals("E1151"));
    }
    stage.call("park_stop");
    Hammer.finish(open, Frozen.soon());
    byte[] there = write(site, was);
    stage.expect("what somebody else wrote there stays", there[0] == 0x0f);
    stage.expect("f and g are the old ones", stage.call("probe") == 0);
    Hammer.finish(stage.begin(Frozen.back(parked)), Frozen.soon());
  }

  /** Threads cannot be looked at for a while: none of them counts as switched for that. */
  private void unread() throws Exception {
    // Classes are files, too: these are needed to say what is wrong.
    var known = Diagnostic.of(ProcessErrors.ENGINE_UNAVAILABLE, "known").raise();
    stage.expect("it has words", known.getMessage().contains("known"));
    stage.call("park_start");
    Switching open = stage.openWithParker(stage.andParked());
    try (var none = new FewFiles()) {
      for (int i = 0; i < BREATHS; i++) {
        try {
          open.poll();
          stage.expect("no file can be opened", false);
        } catch (DiagnosticException e) {
          stage.expect("it is still open, " + none, !open.done());
        }
      }
    }
    breathe(open);
    stage.expect("it waits for the thread that stands there", !open.done());
    stage.call("park_stop");
    Hammer.finish(open, Frozen.soon());
    Hammer.finish(stage.begin(Frozen.back(stage.andParked())), Frozen.soon());
  }

  /** Writes code, and gives what was there. */
  private static byte[] write(long address, byte[] code) throws Exception {
    byte[] was = new byte[code.length];
    try (var memory = new RandomAccessFile("/proc/self/mem", "rw")) {
      memory.seek(address);
      memory.readFully(was);
      memory.seek(address);
      memory.write(code);
    }
    return was;
  }
}
