package org.liveseam.runtime.process.livepatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.Words;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.process.engine.Redirector;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.livepatch.ObjectTable.PresentObject;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogBuffer;

/**
 * Objects that are loaded or unloaded while patches are applied: klp_module_coming and
 * klp_module_going. A kernel is asked before a module runs; here a library has run for a moment
 * before anybody looks, so what it called until then was not patched.
 */
final class ComingAndGoing {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Redirector redirector;
  private final ObjectTable objects;
  private final LogBuffer log;
  private final Sites sites;
  private final Graveyard graveyard;
  private ObjectTable.@Nullable Stamp seen;

  ComingAndGoing(
      Redirector redirector, ObjectTable objects, LogBuffer log, Sites sites, Graveyard graveyard) {
    this.redirector = redirector;
    this.objects = objects;
    this.log = log;
    this.sites = sites;
    this.graveyard = graveyard;
  }

  /**
   * Applies to what came, reverts on what goes.
   *
   * @param patches oldest first, the one in transition among them
   */
  void reconcile(List<AppliedPatch> patches, @Nullable OpenTransition open) {
    ObjectTable.Stamp now = objects.stamp();
    boolean same = now.equals(seen);
    seen = now;
    going(patches, open, same);
    if (same) {
      return;
    }
    Set<String> missing = new LinkedHashSet<>();
    for (AppliedPatch patch : patches) {
      for (AppliedObject object : patch.objects()) {
        object.forgetRefusal(objects);
        if (!object.loaded()) {
          missing.add(object.name());
        }
      }
    }
    for (String name : missing) {
      Optional<PresentObject> present = objects.find(name);
      if (present.filter(objects::abandoned).isPresent()) {
        // Only code that is not in effect any more holds it: it goes, or is opened again.
        seen = null;
      } else {
        present.ifPresent(one -> coming(one, patches, open));
      }
    }
  }

  /** An object of a patch that was found and made ready. */
  private record Came(AppliedPatch patch, AppliedObject object) {}

  private void coming(
      PresentObject present, List<AppliedPatch> patches, @Nullable OpenTransition open) {
    var came = new ArrayList<Came>();
    Chains was = Chains.of(open == null ? List.of() : open.after());
    for (AppliedPatch patch : patches) {
      for (AppliedObject object : patch.objects()) {
        if (object.name().equals(present.name()) && !object.loaded() && !object.refused(present)) {
          var one = new Came(patch, object);
          if (coming(present, one, patches, open)) {
            came.add(one);
          }
        }
      }
    }
    if (open != null && !came.isEmpty()) {
      join(open, present, came, was);
    }
  }

  /** A site joins once, for whatever patches have it. */
  private void join(OpenTransition open, PresentObject present, List<Came> came, Chains was) {
    try {
      open.join(came.stream().map(Came::object).toList(), was.to(Chains.of(open.after())));
    } catch (DiagnosticException e) {
      came.forEach(one -> failed(present, one, e));
      return;
    }
    came.stream().filter(one -> !one.patch().inTransition).forEach(o -> o.object().afterPatch());
  }

  /** Whether it may be in effect. */
  private boolean coming(
      PresentObject present, Came one, List<AppliedPatch> patches, @Nullable OpenTransition open) {
    AppliedObject object = one.object();
    log.add(Words.applying(one.patch().module(), object.name()));
    Chains was = Chains.of(patches);
    try {
      Deadline deadline = Deadline.in(PATIENCE);
      object.load(present, deadline);
      sites.register(object.code().stream().toList(), deadline);
      if (object.beforePatch() != 0) {
        log.add(Words.callbackFailed(object.name()));
        refuse(present, one);
        return false;
      }
      if (open == null) {
        // Nobody can be in a function that nobody could call a moment ago.
        immediately(was.to(Chains.of(patches)));
        object.afterPatch();
      }
      return true;
    } catch (DiagnosticException e) {
      failed(present, one, e);
      return false;
    }
  }

  /** After its first callback agreed, its last one runs: klp_module_coming. */
  private void failed(PresentObject present, Came one, DiagnosticException e) {
    e.diagnostics().forEach(why -> log.add(Words.because(one.patch().module(), why.message())));
    one.object().afterUnpatch();
    refuse(present, one);
  }

  /** A kernel would refuse to load the module; a library is there, and stays as it is. */
  private void refuse(PresentObject present, Came one) {
    log.add(Words.applyingFailed(one.patch().module(), one.object().name()));
    one.object().unload().ifPresent(graveyard::free);
    one.object().refuse(present);
  }

  private void going(List<AppliedPatch> patches, @Nullable OpenTransition open, boolean allThere) {
    for (AppliedPatch patch : patches) {
      for (AppliedObject object : patch.loaded()) {
        PresentObject at = object.present().orElseThrow();
        boolean gone = !allThere && !objects.present(at);
        // While threads switch, an abandoned object is kept: it goes when they are done.
        if (gone || (open == null && objects.abandoned(at))) {
          going(!gone, patch, object, patches);
        }
      }
    }
  }

  /** The order is klp_cleanup_module_patches_limited's. */
  private void going(
      boolean there, AppliedPatch patch, AppliedObject object, List<AppliedPatch> patches) {
    if (there && !patch.inTransition) {
      object.beforeUnpatch();
    }
    log.add(Words.reverting(patch.module(), object.name()));
    Chains was = Chains.of(patches);
    object.detach();
    if (there) {
      immediately(was.to(Chains.of(patches)));
      object.afterUnpatch();
    }
    if (there) {
      object.unload().ifPresent(graveyard::bury);
    } else {
      // Nothing must be written there any more, whenever its code can be freed.
      object.code().ifPresent(sites::release);
      object.unload().ifPresent(graveyard::bury);
    }
  }

  /**
   * What joined a transition that was turned back is without a patch now; older patches are put in
   * effect there.
   */
  void settle(OpenTransition over) {
    if (over.joined().isEmpty() || over.end().equals(over.after())) {
      return;
    }
    Set<Long> sites = new LinkedHashSet<>();
    over.joined().stream()
        .flatMap(o -> o.functions().stream())
        .forEach(f -> Chains.sites(List.of(f)).forEach(s -> sites.add(s.address())));
    List<Switch> switches =
        Chains.of(List.of()).to(Chains.of(over.end())).stream()
            .filter(s -> sites.contains(s.site().address()))
            .toList();
    immediately(switches);
  }

  private void immediately(List<Switch> switches) {
    if (!switches.isEmpty()) {
      redirector.begin(switches, Consistency.Model.IMMEDIATE, Deadline.in(PATIENCE));
    }
  }
}
