package org.liveseam.repl.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the functions of a target are looked up. */
public interface FunctionSource {
  /** A picture for one question: objects that came later are in the next one. */
  List<String> objects();

  /** Names of an object's functions; none if there is no such object. */
  Stream<String> names(String object);

  /** What is known of a function of that object; empty if it is gone. */
  Optional<Function> function(String object, String name);

  /**
   * A function.
   *
   * @param unpatchable why it cannot be replaced; empty if it can, or if that cannot be seen
   * @param declaration in C; empty if its type is not known
   */
  record Function(
      String object, String name, Optional<String> unpatchable, Optional<String> declaration) {}
}
