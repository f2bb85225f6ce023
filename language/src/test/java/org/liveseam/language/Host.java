package org.liveseam.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.runtime.apply.Workspace;
import org.liveseam.runtime.diagnostic.PlainRenderer;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Transcript;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetSpec;

/** A host program with the fake target: remembers what was printed and the transcript. */
final class Host implements AutoCloseable {
  private static final PlainRenderer RENDERER = new PlainRenderer();

  private final StringBuilder output = new StringBuilder();
  private final Map<String, String> patches = new HashMap<>();
  private final Transcript transcript = new Transcript(m -> patches.getOrDefault(m, m));
  private final List<Event> events = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final Workspace workspace;
  private final Seam seam;

  Host() {
    this(true, false);
  }

  Host(boolean reads, boolean unsafe) {
    this(reads, unsafe, Grants.NONE);
  }

  Host(boolean reads, boolean unsafe, Grants grants) {
    workspace = new Workspace(this::take, cancellation, Path.of("target", "cache"), true);
    seam =
        Seam.create(
            new SeamOptions(
                workspace::session,
                Optional.of(TargetSpec.parse("fake")),
                this::take,
                cancellation,
                unsafe,
                reads,
                grants));
  }

  private void take(Event event) {
    events.add(event);
    switch (event) {
      case Event.Printed printed -> output.append(printed.text()).append('\n');
      case Event.Reported reported ->
          output.append(RENDERER.render(List.of(reported.diagnostic())));
      case Event.Built built -> patches.put(built.module(), built.patch());
      case Event.LogLine log ->
          transcript
              .line(log.line())
              .ifPresent(line -> output.append("| ").append(line).append('\n'));
      default -> {}
    }
  }

  Seam seam() {
    return seam;
  }

  /** What was printed, and behind bars what the target's log said. */
  StringBuilder output() {
    return output;
  }

  List<Event> events() {
    return events;
  }

  @Override
  public void close() {
    seam.close();
    workspace.close();
  }
}
