package org.liveseam.runtime.process.engine;

import java.io.IOException;
import java.util.List;
import org.liveseam.runtime.os.Descriptor;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.site.StorePlan;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/** A switching that was over when it began. */
public final class Settled implements Switching {
  private Settled() {}

  /** One that somebody has done, or with nothing to do. */
  public static Settled already() {
    return new Settled();
  }

  /** Rewrites the sites, and that is all: each call sees what is there. */
  static Settled immediately(
      Machine machine, SiteTable sites, Yard yard, Descriptor folder, List<Switch> switches) {
    List<Move> moves = sites.moves(switches);
    try {
      StorePlan plan = machine.writer().plan();
      sites.verify(moves, plan);
      for (Move move : moves) {
        move.point().write(move.b(), plan);
      }
      StopMachine.write(machine, yard, folder, plan);
      PatchPoint.wrote(moves);
    } catch (IOException e) {
      sites.drop(moves);
      throw machine.refused(e);
    } catch (RuntimeException e) {
      sites.drop(moves);
      throw e;
    }
    sites.settle(moves, 1);
    return already();
  }

  @Override
  public List<Blocker> poll() {
    return List.of();
  }

  @Override
  public boolean done() {
    return true;
  }

  @Override
  public void reverse() {
    throw over();
  }

  @Override
  public void force() {
    throw over();
  }

  @Override
  public void join(List<Switch> switches) {
    throw over();
  }

  private static IllegalStateException over() {
    return new IllegalStateException("the switching is over");
  }
}
