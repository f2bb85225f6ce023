package org.liveseam.repl.view;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.event.Transcript;

/** Writes the kernel's own words about live patches, as they come, a line each. */
public final class TranscriptWriter implements EventSink {
  private final PrintStream out;
  private final Map<String, String> names = new HashMap<>();
  private final Transcript transcript = new Transcript(this::name);

  public TranscriptWriter(PrintStream out) {
    this.out = out;
  }

  /** Patches that an earlier run loaded are known by their module's name alone. */
  private String name(String module) {
    String known = names.get(module);
    return known != null ? known : module.replaceFirst("^seam_(.+)_[0-9a-f]{12}$", "$1");
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.Built built -> names.put(built.module(), built.patch());
      case Event.Loaded loaded -> names.put(loaded.module(), loaded.patch());
      case Event.LogLine line -> transcript.line(line.line()).ifPresent(out::println);
      default -> {}
    }
  }
}
