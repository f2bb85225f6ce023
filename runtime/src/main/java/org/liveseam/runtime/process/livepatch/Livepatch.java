package org.liveseam.runtime.process.livepatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.event.Words;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.process.engine.Redirector;
import org.liveseam.runtime.process.engine.Settled;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.Transaction;
import org.liveseam.runtime.target.TransitionStatus;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * Patches of this process and their life, by the kernel's rules and in its words. One transition at
 * a time. Not thread-safe: everything happens on one thread of its owner's, which also calls {@link
 * #tick} now and then, as the kernel's delayed work does.
 */
public final class Livepatch {
  private final Redirector redirector;
  private final ObjectTable objects;
  private final LogBuffer log;
  private final Clock clock;
  private final Sites sites;
  private final Graveyard graveyard;
  private final ComingAndGoing comings;
  private final List<AppliedPatch> patches = new ArrayList<>();
  private final List<AppliedPatch> idle = new ArrayList<>();
  private @Nullable OpenTransition open;

  public Livepatch(Redirector redirector, ObjectTable objects, LogBuffer log, Clock clock) {
    this.redirector = redirector;
    this.objects = objects;
    this.log = log;
    this.clock = clock;
    this.sites = new Sites(redirector);
    this.graveyard = new Graveyard(redirector, sites);
    this.comings = new ComingAndGoing(redirector, objects, log, sites, graveyard);
  }

  /** All that is enabled or in transition, oldest first. */
  public List<LivePatch> patches() {
    return patches.stream().map(AppliedPatch::view).toList();
  }

  /** Disabled and not yet removed. */
  public List<PatchId> idle() {
    return idle.stream().map(AppliedPatch::id).toList();
  }

  /** Pieces of code that wait for a thread to leave them. */
  public int waiting() {
    return graveyard.size();
  }

  /** Puts a patch's code into memory and its sites in order; calls go where they went. */
  public Transaction stage(Payload payload, Deadline deadline) {
    LocalPatch local =
        payload
            .local()
            .filter(LocalPatch.class::isInstance)
            .map(LocalPatch.class::cast)
            .orElseThrow(() -> new IllegalArgumentException("built for another target"));
    refuseDuplicate(payload.id());
    var patch = new AppliedPatch(payload, local, log);
    load(patch, deadline);
    return new Staged(patch);
  }

  private final class Staged implements Transaction {
    private final AppliedPatch patch;
    private boolean over;

    Staged(AppliedPatch patch) {
      this.patch = patch;
    }

    @Override
    public void commit(Deadline deadline) {
      end();
      enable(patch, deadline);
    }

    @Override
    public void abandon() {
      end();
      release(patch);
    }

    private void end() {
      if (over) {
        throw new IllegalStateException("the transaction of " + patch.module() + " is over");
      }
      over = true;
    }
  }

  private void load(AppliedPatch patch, Deadline deadline) {
    try {
      for (AppliedObject object : patch.objects()) {
        if (!object.loaded()) {
          objects.find(object.name()).ifPresent(present -> object.load(present, deadline));
        }
      }
      sites.register(patch.codes(), deadline);
    } catch (RuntimeException e) {
      release(patch);
      throw e;
    }
  }

  /** Frees code that was never in effect. */
  private void release(AppliedPatch patch) {
    patch.objects().forEach(object -> object.unload().ifPresent(graveyard::free));
  }

  /** __klp_enable_patch. */
  private void enable(AppliedPatch patch, Deadline deadline) {
    try {
      refuseWhileBusy();
      refuseDuplicate(patch.id());
    } catch (RuntimeException e) {
      release(patch);
      throw e;
    }
    load(patch, deadline); // what came since it was made ready
    log.add(Words.enabling(patch.module()));
    log.add(Words.initializing(patch.module(), Direction.PATCHING));
    for (AppliedObject object : patch.loaded()) {
      int status = object.beforePatch();
      if (status != 0) {
        log.add(Words.callbackFailed(object.name()));
        cancel(patch);
        throw Diagnostic.of(
                TransitionErrors.CALLBACK_REFUSED, patch.id().name(), Errno.of(Math.abs(status)))
            .raise();
      }
    }
    var after = new ArrayList<>(patch.replace() ? List.<AppliedPatch>of() : patches);
    after.add(patch);
    log.add(Words.starting(patch.module(), Direction.PATCHING));
    try {
      begin(patch, true, after, deadline);
    } catch (RuntimeException e) {
      cancel(patch);
      throw e;
    }
    patches.add(patch);
    advance();
  }

  /** klp_cancel_transition: nothing is in effect yet, but callbacks may have to be undone. */
  private void cancel(AppliedPatch patch) {
    log.add(Words.enablingFailed(patch.module()));
    log.add(Words.canceling(patch.module()));
    log.add(Words.completing(patch.module(), Direction.UNPATCHING));
    patch.loaded().forEach(AppliedObject::afterUnpatch);
    log.add(Words.complete(patch.module(), Direction.UNPATCHING));
    release(patch);
  }

  private void begin(
      AppliedPatch patch, boolean enabled, List<AppliedPatch> after, Deadline deadline) {
    var switches = Chains.of(patches).to(Chains.of(after));
    var switching =
        switches.isEmpty()
            ? Settled.already()
            : redirector.begin(switches, patch.model(), deadline);
    patch.enabled = enabled;
    patch.inTransition = true;
    open = new OpenTransition(patch, patches, after, switching, log, clock);
  }

  /** Starts to disable, or turns a transition round: enabled_store. */
  public void setEnabled(String module, boolean enabled, Deadline deadline) {
    AppliedPatch patch = find(module).orElseThrow(() -> refused("switch", module, Errno.ENOENT));
    if (patch.enabled == enabled) {
      return;
    }
    OpenTransition running = open;
    if (running != null && running.patch() == patch) {
      running.reverse();
      advance();
    } else if (enabled) {
      throw refused("enable", patch.id().name(), Errno.EINVAL);
    } else {
      disable(patch, deadline);
    }
  }

  /** __klp_disable_patch. */
  private void disable(AppliedPatch patch, Deadline deadline) {
    refuseWhileBusy();
    log.add(Words.initializing(patch.module(), Direction.UNPATCHING));
    patch.loaded().forEach(AppliedObject::beforeUnpatch);
    var after = new ArrayList<>(patches);
    after.remove(patch);
    log.add(Words.starting(patch.module(), Direction.UNPATCHING));
    try {
      begin(patch, false, after, deadline);
    } catch (RuntimeException e) {
      // Nothing changed. A kernel cannot come here; the nearest it has is a transition that was
      // turned back, which ends with the callback that answers the one above.
      log.add(Words.reversing(patch.module(), Direction.UNPATCHING));
      log.add(Words.starting(patch.module(), Direction.PATCHING));
      log.add(Words.completing(patch.module(), Direction.PATCHING));
      patch.loaded().forEach(AppliedObject::afterPatch);
      log.add(Words.complete(patch.module(), Direction.PATCHING));
      throw e;
    }
    advance();
  }

  /** Ends a transition whatever threads are in the middle of: force_store. */
  public void force(String module) {
    AppliedPatch patch = find(module).orElseThrow(() -> refused("force", module, Errno.ENOENT));
    OpenTransition running = open;
    if (running == null || running.patch() != patch) {
      throw refused("force", patch.id().name(), Errno.EINVAL);
    }
    running.force();
    graveyard.closeForEver();
    patches.forEach(p -> p.forced = true);
    advance();
  }

  /** Lets time pass: objects come and go, threads switch, code that nobody is in is freed. */
  public void tick() {
    comings.reconcile(patches, open);
    advance();
    sweep();
  }

  /** Not while threads switch: it would take the questions back that they have yet to answer. */
  private void sweep() {
    if (open != null) {
      return;
    }
    graveyard.sweep(idle.stream().flatMap(patch -> patch.codes().stream()).toList());
  }

  private void advance() {
    OpenTransition running = open;
    if (running != null && running.advance()) {
      open = null;
      complete(running);
    }
  }

  /** klp_complete_transition. */
  private void complete(OpenTransition over) {
    AppliedPatch patch = over.patch();
    Direction direction = over.direction();
    log.add(Words.completing(patch.module(), direction));
    patch.inTransition = false;
    for (AppliedPatch other : List.copyOf(patches)) {
      if (!over.end().contains(other)) {
        other.enabled = false;
        patches.remove(other);
        idle.add(other);
      }
    }
    comings.settle(over);
    // Of patches that were replaced no callback runs.
    patch.loaded().forEach(patch.enabled ? AppliedObject::afterPatch : AppliedObject::afterUnpatch);
    log.add(Words.complete(patch.module(), direction));
  }

  /** Forgets a disabled patch; its code is freed when no thread can be in it. */
  public void remove(String module) {
    AppliedPatch patch =
        idle.stream()
            .filter(p -> p.module().equals(module))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("removing `" + module + "`, not disabled"));
    idle.remove(patch);
    patch.objects().forEach(object -> object.unload().ifPresent(graveyard::bury));
    sweep();
  }

  /** How far a patch is. */
  public TransitionStatus status(String module) {
    advance();
    OpenTransition running = open;
    return find(module)
        .map(
            patch -> {
              List<Blocker> left =
                  running != null && running.patch() == patch ? running.blockers() : List.of();
              return new TransitionStatus(
                  true, patch.enabled, patch.inTransition, left.size(), left);
            })
        .orElse(TransitionStatus.ABSENT);
  }

  private void refuseWhileBusy() {
    OpenTransition running = open;
    if (running != null) {
      throw Diagnostic.of(
              TransitionErrors.ANOTHER_TRANSITION, running.patch().id().name(), "process")
          .raise();
    }
  }

  private void refuseDuplicate(PatchId id) {
    boolean there = patches.stream().anyMatch(p -> p.id().equals(id)) || idle().contains(id);
    if (there) {
      throw Diagnostic.of(StateErrors.MODULE_LOADED, id.moduleName()).raise();
    }
  }

  private Optional<AppliedPatch> find(String module) {
    return patches.stream().filter(p -> p.module().equals(module)).findFirst();
  }

  private static RuntimeException refused(String what, String name, int errno) {
    return Diagnostic.of(TransitionErrors.SWITCH_REFUSED, what, name, Errno.of(errno)).raise();
  }
}
