package org.liveseam.runtime.apply;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.Targets;

/** Every target of one run; each is opened when it is first used and lives as long as the run. */
public final class Workspace implements AutoCloseable {
  private static final Duration OPENING = Duration.ofMinutes(2);

  private final EventSink events;
  private final Cancellation cancellation;
  private final Path cache;
  private final boolean fullLog;
  private final Map<TargetSpec, Session> sessions = new LinkedHashMap<>();

  /**
   * @param cache a folder of this user's that may be emptied at any time
   * @param fullLog whether targets shall log every step of a transition, for a transcript
   */
  public Workspace(EventSink events, Cancellation cancellation, Path cache, boolean fullLog) {
    this.events = events;
    this.cancellation = cancellation;
    this.cache = cache;
    this.fullLog = fullLog;
  }

  /** The session on a target, opened if it is not yet. */
  public Session session(TargetSpec spec) {
    Session open = sessions.get(spec);
    if (open == null) {
      Connection connection =
          Targets.provider(spec)
              .open(spec, new OpenContext(events, cache, OPENING, cancellation, fullLog));
      open = new Session(connection, events, cancellation, connection.clock());
      sessions.put(spec, open);
    }
    return open;
  }

  /** Sessions that are open, in the order they were opened. */
  public List<Session> open() {
    return List.copyOf(sessions.values());
  }

  /** Leaves all targets, newest first. */
  @Override
  public void close() {
    var newestFirst = new ArrayList<>(sessions.values());
    java.util.Collections.reverse(newestFirst);
    sessions.clear();
    RuntimeException first = null;
    for (Session session : newestFirst) {
      try {
        session.close();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
