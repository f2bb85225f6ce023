package org.liveseam.runtime.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Collects the codes of one family while its constants are initialised, so that there is no list to
 * keep in step with them.
 */
final class CodeFamily {
  private final List<Code> codes = new ArrayList<>();
  private final ExitCode usual;

  /**
   * @param usual how commands end on most codes of the family
   */
  CodeFamily(ExitCode usual) {
    this.usual = usual;
  }

  Code define(String id, String summary, String cause, String example, String remedy) {
    return define(id, summary, usual, cause, example, remedy);
  }

  Code define(
      String id, String summary, ExitCode exit, String cause, String example, String remedy) {
    var code = new Code(id, summary, exit, cause, example, remedy);
    codes.add(code);
    return code;
  }

  List<Code> codes() {
    return Collections.unmodifiableList(codes);
  }
}
