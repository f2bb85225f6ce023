package org.liveseam.runtime.model;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Span;

/**
 * One live patch.
 *
 * @param version the author's, for people; what decides whether two patches are the same is {@link
 *     PatchId}
 * @param fixes what it mends, for instance CVE numbers
 * @param requires the kernel releases it was written for; empty for any
 * @param objects what it replaces, one entry per object
 * @param replacesAll whether it takes back every other patch when it is applied (atomic replace)
 * @param movesPrologues whether functions that were built without room for a jump are redirected by
 *     moving their first instructions; of process patches alone
 * @param states what it does to the state of the system, each once
 * @param shadows its shadow variables, each name once
 * @param module a livepatch module built elsewhere, not compressed, that is the patch; then the
 *     objects say what is in it, and their bodies name functions of its own
 */
public record Patch(
    String name,
    String version,
    Optional<String> reason,
    List<String> fixes,
    Optional<KernelRequirement> requires,
    Consistency consistency,
    List<ObjectPatch> objects,
    boolean replacesAll,
    boolean movesPrologues,
    List<State> states,
    List<Shadow> shadows,
    Optional<BinaryFile> module,
    Span span) {
  public Patch {
    Names.check(Names.isPatch(name), "patch name", name);
    Names.check(Names.isVersion(version), "patch version", version);
    fixes = List.copyOf(fixes);
    objects = List.copyOf(objects);
    states = List.copyOf(states);
    shadows = List.copyOf(shadows);
    if (states.stream().map(s -> s.state().id()).distinct().count() != states.size()) {
      throw new IllegalArgumentException("patch " + name + " has a state twice");
    }
    if (shadows.stream().map(Shadow::name).distinct().count() != shadows.size()) {
      throw new IllegalArgumentException("patch " + name + " has a shadow variable twice");
    }
    if (objects.isEmpty()) {
      throw new IllegalArgumentException("patch " + name + " replaces nothing");
    }
    if (objects.stream().map(ObjectPatch::object).distinct().count() != objects.size()) {
      throw new IllegalArgumentException("patch " + name + " names an object twice");
    }
  }

  /** A patch that is built from source, without states and shadow variables. */
  public Patch(
      String name,
      String version,
      Optional<String> reason,
      List<String> fixes,
      Optional<KernelRequirement> requires,
      Consistency consistency,
      List<ObjectPatch> objects,
      boolean replacesAll,
      boolean movesPrologues,
      Span span) {
    this(
        name,
        version,
        reason,
        fixes,
        requires,
        consistency,
        objects,
        replacesAll,
        movesPrologues,
        List.of(),
        List.of(),
        Optional.empty(),
        span);
  }

  /** Name, version and content hash: what makes two patches the same. */
  public PatchId id() {
    return PatchId.of(this);
  }

  /** Whether it is for native code of the process, not for a kernel. */
  public boolean inProcess() {
    return objects.stream().anyMatch(object -> object.object().inProcess());
  }

  /** How many functions it replaces. */
  public int functionCount() {
    return objects.stream().mapToInt(object -> object.functions().size()).sum();
  }
}
