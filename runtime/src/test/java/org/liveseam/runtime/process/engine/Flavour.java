package org.liveseam.runtime.process.engine;

import java.util.List;
import org.liveseam.runtime.process.site.EntrySite.Kind;

/** How a library is built so that its functions can be redirected. */
enum Flavour {
  NOPS_5(Kind.NOPS_5, "-fpatchable-function-entry=5"),
  NOPS_5_ENDBR(Kind.NOPS_5, "-fpatchable-function-entry=5", "-fcf-protection=branch"),
  NOPS_16_14(Kind.NOPS_16_14, "-fpatchable-function-entry=16,14"),
  FENTRY(Kind.FENTRY, "-pg", "-mfentry"),
  /** No room: first instructions are moved. */
  PLAIN(Kind.PROLOGUE, "-fcf-protection=branch"),
  /** Entries that cross lines of the cache. */
  CROSSING(
      Kind.NOPS_5,
      "-fpatchable-function-entry=5",
      "-falign-functions=1",
      "-fno-toplevel-reorder",
      "-DCROSSING");

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> options;

  Flavour(Kind kind, String... options) {
    this.kind = kind;
    this.options = List.of(options);
  }

  Kind kind() {
    return kind;
  }

  List<String> options() {
    return options;
  }
}
