package org.liveseam.runtime.process.livepatch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.liveseam.runtime.process.engine.Redirector;

/**
 * Code that is not in effect any more, until no thread can be in it. Freed in the order it was
 * buried: what was buried later may still call what was buried before it, as its original.
 */
final class Graveyard {
  private final Redirector redirector;
  private final Sites sites;
  private final Deque<ObjectCode> codes = new ArrayDeque<>();
  private boolean closed;

  Graveyard(Redirector redirector, Sites sites) {
    this.redirector = redirector;
    this.sites = sites;
  }

  void bury(ObjectCode code) {
    codes.addLast(code);
  }

  /** A thread was forced over: it may come back to anything, so nothing is freed any more. */
  void closeForEver() {
    closed = true;
  }

  /** Frees what can be freed. */
  void sweep() {
    while (!closed && !codes.isEmpty() && redirector.unused(codes.getFirst().memory())) {
      free(codes.removeFirst());
    }
  }

  /** Frees code that was never in effect. */
  void free(ObjectCode code) {
    sites.release(code);
    code.close();
  }

  int size() {
    return codes.size();
  }
}
