package org.liveseam.runtime.process.livepatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.process.engine.Redirector;
import org.liveseam.runtime.process.engine.Switching;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * A redirector over a machine that is made of objects: threads with stacks of addresses, sites that
 * lead somewhere. Keeps the contract's promises and throws at a caller that breaks its rules.
 */
final class ModelRedirector implements Redirector {
  /** A thread of the machine. */
  static final class ModelThread {
    final int tid;
    final List<Long> stack = new ArrayList<>();
    boolean switched;

    ModelThread(int tid) {
      this.tid = tid;
    }

    boolean isIn(List<AddressRange> ranges) {
      return stack.stream().anyMatch(pc -> ranges.stream().anyMatch(range -> range.contains(pc)));
    }
  }

  private final Set<Long> registered = new HashSet<>();
  private final Map<Long, Code> steady = new HashMap<>();
  final List<ModelThread> threads = new ArrayList<>();
  private @Nullable ModelSwitching open;
  private boolean closed;
  boolean stopMachineFails;

  /** Runs before something is turned round. */
  Runnable onReverse = () -> {};

  /** Runs before something joins. */
  Runnable onJoin = () -> {};

  ModelThread thread(int tid) {
    var thread = new ModelThread(tid);
    thread.switched = true;
    threads.add(thread);
    return thread;
  }

  /** Where a call by a thread goes; empty for the function itself. */
  Optional<Code> target(ModelThread thread, EntrySite site) {
    ModelSwitching running = open;
    if (running != null && running.to.containsKey(site.address())) {
      var map = thread.switched ? running.to : running.from;
      return Optional.ofNullable(map.get(site.address())).flatMap(code -> code);
    }
    return Optional.ofNullable(steady.get(site.address()));
  }

  int redirected() {
    return steady.size();
  }

  boolean knows(EntrySite site) {
    return registered.contains(site.address());
  }

  @Override
  public void register(List<EntrySite> sites, Deadline deadline) {
    alive();
    sites.forEach(site -> registered.add(site.address()));
  }

  @Override
  public void forget(List<EntrySite> sites) {
    alive();
    for (EntrySite site : sites) {
      if (open != null && open.to.containsKey(site.address())) {
        throw new IllegalStateException("forgetting a site in transition");
      }
      registered.remove(site.address());
      steady.remove(site.address());
    }
  }

  @Override
  public Switching begin(List<Switch> switches, Consistency.Model model, Deadline deadline) {
    alive();
    if (open != null) {
      throw new IllegalStateException("one switching at a time");
    }
    if (switches.isEmpty()) {
      throw new IllegalStateException("nothing to switch");
    }
    if (model == Consistency.Model.STOP_MACHINE && stopMachineFails) {
      throw Diagnostic.of(TransitionErrors.STALLED_REVERSED, "m", "patched", "1s", 1).raise();
    }
    var switching = new ModelSwitching();
    switching.add(switches);
    threads.forEach(thread -> thread.switched = false);
    open = switching;
    if (model != Consistency.Model.PER_TASK) {
      switching.force();
    }
    return switching;
  }

  @Override
  public boolean unused(List<AddressRange> code) {
    alive();
    return threads.stream().noneMatch(thread -> thread.isIn(code));
  }

  @Override
  public void close() {
    alive();
    closed = true;
    steady.clear();
  }

  private void alive() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  private final class ModelSwitching implements Switching {
    private final Map<Long, Optional<Code>> from = new LinkedHashMap<>();
    private final Map<Long, Optional<Code>> to = new LinkedHashMap<>();
    private final Map<Long, EntrySite> sites = new HashMap<>();
    private boolean forward = true;
    private boolean over;

    void add(List<Switch> switches) {
      for (Switch change : switches) {
        long address = change.site().address();
        if (!registered.contains(address)) {
          throw new IllegalStateException("a site that is not registered: " + change.site());
        }
        if (to.put(address, change.to()) != null) {
          throw new IllegalStateException("a site twice: " + change.site());
        }
        sites.put(address, change.site());
        from.put(address, Optional.ofNullable(steady.get(address)));
      }
    }

    /** What threads must leave: where they come from. */
    private List<AddressRange> leaving() {
      var ranges = new ArrayList<AddressRange>();
      (forward ? from : to)
          .forEach(
              (address, code) ->
                  ranges.addAll(
                      code.map(Code::ranges)
                          .orElseGet(
                              () ->
                                  List.of(
                                      java.util.Objects.requireNonNull(sites.get(address))
                                          .function()))));
      return ranges;
    }

    @Override
    public List<Blocker> poll() {
      running();
      List<AddressRange> ranges = leaving();
      var left = new ArrayList<Blocker>();
      for (ModelThread thread : threads) {
        if (thread.switched != forward) {
          if (thread.isIn(ranges)) {
            left.add(new Blocker(thread.tid, "t" + thread.tid, "in the model"));
          } else {
            thread.switched = forward;
          }
        }
      }
      if (left.isEmpty()) {
        end();
      }
      return left;
    }

    private void end() {
      over = true;
      open = null;
      (forward ? to : from)
          .forEach(
              (address, code) -> {
                if (code.isPresent()) {
                  steady.put(address, code.get());
                } else {
                  steady.remove(address);
                }
              });
    }

    @Override
    public boolean done() {
      return over;
    }

    @Override
    public void reverse() {
      running();
      onReverse.run();
      forward = !forward;
    }

    @Override
    public void force() {
      running();
      threads.forEach(thread -> thread.switched = forward);
      end();
    }

    @Override
    public void join(List<Switch> switches) {
      running();
      if (switches.isEmpty()) {
        throw new IllegalStateException("nothing to join with");
      }
      onJoin.run();
      for (Switch change : switches) {
        if (steady.containsKey(change.site().address())) {
          throw new IllegalStateException("joining with a site that is in use");
        }
      }
      add(switches);
    }

    private void running() {
      alive();
      if (over) {
        throw new IllegalStateException("over");
      }
    }
  }

  List<ModelThread> threads() {
    return Collections.unmodifiableList(threads);
  }
}
