package org.liveseam.runtime.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.event.Words;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Transaction;
import org.liveseam.runtime.target.TransitionStatus;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/** The kernel's livepatch core as far as a caller can tell: one transition, retried each second. */
final class FakeLivepatch {
  /** The kernel retries a transition every second (kernel/livepatch/transition.c). */
  private static final long RETRY = Duration.ofSeconds(1).toNanos();

  /** After 15 seconds it signals the tasks that are left. */
  private static final long SIGNAL = Duration.ofSeconds(15).toNanos();

  private final FakeKernel kernel;
  private final LogBuffer log;
  private final FakeClock clock;
  private final List<FakePatch> patches = new ArrayList<>();
  private final List<FakePatch> idle = new ArrayList<>();
  private boolean everLoaded;
  private boolean signaled;

  FakeLivepatch(FakeKernel kernel, LogBuffer log, FakeClock clock) {
    this.kernel = kernel;
    this.log = log;
    this.clock = clock;
  }

  List<FakePatch> patches() {
    return patches;
  }

  List<PatchId> idle() {
    return idle.stream().map(p -> p.payload.id()).toList();
  }

  boolean everLoaded() {
    return everLoaded;
  }

  boolean inEffect(String function) {
    return patches.stream().anyMatch(p -> p.enabled && p.replaces(function));
  }

  void refuseDuplicate(PatchId id) {
    boolean there =
        patches.stream().anyMatch(p -> p.payload.id().equals(id)) || idle().contains(id);
    if (there) {
      throw Diagnostic.of(StateErrors.MODULE_LOADED, id.moduleName()).raise();
    }
  }

  Transaction stage(Payload payload) {
    return new Transaction() {
      private boolean over;

      @Override
      public void commit(Deadline deadline) {
        end();
        enable(new FakePatch(payload));
      }

      @Override
      public void abandon() {
        end();
      }

      private void end() {
        if (over) {
          throw new IllegalStateException("the transaction is over");
        }
        over = true;
      }
    };
  }

  private void enable(FakePatch patch) {
    refuseWhileBusy();
    everLoaded = true;
    patches.add(patch);
    log.add(Words.enabling(patch.module()));
    begin(patch, true);
    patch.callbacks(Callback.Kind.BEFORE_PATCH, kernel.loaded, log);
    start(patch);
  }

  void setEnabled(String module, boolean enabled) {
    FakePatch patch = find(module).orElseThrow(() -> gone(module));
    if (patch.inTransition) {
      if (patch.enabled != enabled) {
        log.add(Words.reversing(module, direction(patch.enabled)));
        patch.enabled = enabled;
        patch.reversed = !patch.reversed;
        start(patch);
      }
      return;
    }
    if (patch.enabled == enabled) {
      return;
    }
    if (enabled) {
      throw Diagnostic.of(
              TransitionErrors.SWITCH_REFUSED, "enable", patch.payload.id().name(), "EINVAL")
          .raise();
    }
    refuseWhileBusy();
    begin(patch, false);
    patch.callbacks(Callback.Kind.BEFORE_UNPATCH, kernel.loaded, log);
    start(patch);
  }

  void force(String module) {
    FakePatch patch = find(module).orElseThrow(() -> gone(module));
    if (!patch.inTransition) {
      throw Diagnostic.of(
              TransitionErrors.SWITCH_REFUSED, "force", patch.payload.id().name(), "EINVAL")
          .raise();
    }
    log.add(Words.forcing());
    patch.forced = true;
    complete(patch);
  }

  void remove(String module) {
    Optional<FakePatch> waiting = idle.stream().filter(p -> p.module().equals(module)).findFirst();
    if (waiting.isEmpty()) {
      throw new IllegalStateException("removing `" + module + "`, which is not disabled");
    }
    idle.remove(waiting.get());
  }

  TransitionStatus status(String module) {
    return find(module)
        .map(
            patch -> {
              List<Blocker> left = patch.inTransition ? blockers(patch) : List.of();
              return new TransitionStatus(
                  true, patch.enabled, patch.inTransition, left.size(), left);
            })
        .orElse(TransitionStatus.ABSENT);
  }

  /** Lets the kernel's delayed work run if its time has come. */
  void tick() {
    for (FakePatch patch : List.copyOf(patches)) {
      long waited = clock.nanos() - patch.since;
      if (!patch.inTransition || waited < RETRY) {
        continue;
      }
      if (stuck(patch).isEmpty()) {
        complete(patch);
      } else if (waited >= SIGNAL && !signaled) {
        signaled = true;
        log.add(Words.signaling());
      }
    }
  }

  void setModule(String name, boolean loaded) {
    boolean was = kernel.loaded.contains(name);
    if (was == loaded) {
      return;
    }
    for (FakePatch patch : patches) {
      for (Payload.Part part : patch.payload.objects()) {
        if (part.object().equals(name)) {
          moduleNotice(patch, part, loaded);
        }
      }
    }
    if (loaded) {
      kernel.loaded.add(name);
    } else {
      kernel.loaded.remove(name);
    }
  }

  private void moduleNotice(FakePatch patch, Payload.Part part, boolean coming) {
    String module = patch.module();
    if (coming) {
      log.add(Words.applying(module, part.object()));
      patch.callbackOf(part, Callback.Kind.BEFORE_PATCH, log);
      if (!patch.inTransition) {
        patch.callbackOf(part, Callback.Kind.AFTER_PATCH, log);
      }
      return;
    }
    // klp_cleanup_module_patches_limited: the first callback comes before the notice.
    if (!patch.inTransition) {
      patch.callbackOf(part, Callback.Kind.BEFORE_UNPATCH, log);
    }
    log.add(Words.reverting(module, part.object()));
    patch.callbackOf(part, Callback.Kind.AFTER_UNPATCH, log);
  }

  private void begin(FakePatch patch, boolean enabled) {
    patch.enabled = enabled;
    patch.inTransition = true;
    patch.reversed = false;
    log.add(Words.initializing(patch.module(), direction(enabled)));
  }

  private void start(FakePatch patch) {
    patch.since = clock.nanos();
    signaled = false;
    log.add(Words.starting(patch.module(), direction(patch.enabled)));
  }

  private void complete(FakePatch patch) {
    log.add(Words.completing(patch.module(), direction(patch.enabled)));
    patch.inTransition = false;
    if (patch.enabled) {
      if (patch.payload.replace()) {
        patches.stream().filter(other -> other != patch).forEach(idle::add);
        patches.removeIf(other -> other != patch);
      }
      patch.callbacks(Callback.Kind.AFTER_PATCH, kernel.loaded, log);
    } else {
      patch.callbacks(Callback.Kind.AFTER_UNPATCH, kernel.loaded, log);
      patches.remove(patch);
      idle.add(patch);
    }
    log.add(Words.complete(patch.module(), direction(patch.enabled)));
  }

  /** A reversed or forced one is not held up: the stuck task is where it was before. */
  private List<Blocker> stuck(FakePatch patch) {
    return patch.reversed || patch.forced ? List.of() : inside(patch, false);
  }

  private List<Blocker> blockers(FakePatch patch) {
    return patch.reversed || patch.forced
        ? List.of()
        : inside(patch, clock.nanos() - patch.since < RETRY);
  }

  private List<Blocker> inside(FakePatch patch, boolean everyTask) {
    return kernel.tasks.stream()
        .filter(t -> everyTask || (!t.stuckIn().isEmpty() && patch.replaces(t.stuckIn())))
        .map(t -> new Blocker(t.tid(), t.comm()))
        .toList();
  }

  private void refuseWhileBusy() {
    patches.stream()
        .filter(p -> p.inTransition)
        .findFirst()
        .ifPresent(
            p -> {
              throw Diagnostic.of(
                      TransitionErrors.ANOTHER_TRANSITION, p.payload.id().name(), "fake")
                  .raise();
            });
  }

  private Optional<FakePatch> find(String module) {
    return patches.stream().filter(p -> p.module().equals(module)).findFirst();
  }

  private static RuntimeException gone(String module) {
    return Diagnostic.of(TransitionErrors.SWITCH_REFUSED, "switch", module, "ENOENT").raise();
  }

  private static Direction direction(boolean enabled) {
    return enabled ? Direction.PATCHING : Direction.UNPATCHING;
  }
}
