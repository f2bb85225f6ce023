package org.liveseam.repl.session;

import java.util.List;

/** Somebody who looks on and says what to do next, step by step. */
public interface Guide extends AutoCloseable {
  /** How many steps there are. */
  int steps();

  /** Goes to a step, from 1; what to say. */
  List<String> begin(int number);

  /** Goes on if the step is done, or does it if it is to be skipped; what to say. */
  List<String> next(boolean skip);

  /** What to say once more. */
  List<String> again();

  /** What to say about an input that was carried out; nothing for most. */
  List<String> observe(Request request, Response response);

  /** Leaves nothing behind. */
  @Override
  void close();
}
