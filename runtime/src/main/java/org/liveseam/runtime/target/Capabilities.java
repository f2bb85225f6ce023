package org.liveseam.runtime.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.model.Consistency;

/**
 * What a target can do.
 *
 * @param models the consistency models it offers
 * @param refusedModels why it does not offer the others
 * @param features what it has
 * @param missing what this process may not do, and what it would need
 */
public record Capabilities(
    Set<Consistency.Model> models,
    Map<Consistency.Model, String> refusedModels,
    Set<Feature> features,
    List<MissingPrivilege> missing) {
  public Capabilities {
    models = Set.copyOf(models);
    refusedModels = Map.copyOf(refusedModels);
    features = Set.copyOf(features);
    missing = List.copyOf(missing);
  }

  /** The privilege that is missing for something, if one is. */
  public Optional<MissingPrivilege> missing(Verb verb) {
    return missing.stream().filter(privilege -> privilege.verb() == verb).findFirst();
  }

  /** What not every target has. Probed, never derived from a release. */
  public enum Feature {
    /** Callbacks around transitions. */
    CALLBACKS,
    /** Atomic replace. */
    REPLACE,
    /** Patches native code of its own process, and no kernel. */
    NATIVE,
    /** Tells which tasks have switched. */
    TASK_STATES
  }

  /** What privileges are about. */
  public enum Verb {
    LOAD("load a module"),
    SWITCH("enable or disable a patch"),
    SEE_TASKS("see which tasks have switched"),
    READ_LOG("read the kernel's log"),
    SEE_TRACEABLE("see which functions can be traced");

    private final String words;

    Verb(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * @param needs the capability or owner, for instance {@code CAP_SYS_MODULE}
   */
  public record MissingPrivilege(Verb verb, String needs) {}
}
