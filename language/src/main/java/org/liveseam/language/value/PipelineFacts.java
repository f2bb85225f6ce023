package org.liveseam.language.value;

import java.util.List;

/**
 * What a pipeline's {@code rescue} is told besides the error.
 *
 * @param stage the one that failed; empty if it was none
 * @param undone what was taken back, newest first, in words
 * @param remains what could not be
 */
public record PipelineFacts(String stage, List<String> undone, List<String> remains) {
  public PipelineFacts {
    undone = List.copyOf(undone);
    remains = List.copyOf(remains);
  }
}
