package org.liveseam.repl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.Transaction;
import org.liveseam.runtime.target.TransitionStatus;

/** Passes every call on. */
public abstract class TargetWrapper implements Target {
  private @Nullable Target inner;

  public void inner(Target target) {
    inner = target;
  }

  private Target get() {
    if (inner == null) {
      throw new IllegalStateException("nothing is wrapped");
    }
    return inner;
  }

  @Override
  public TargetInfo info() {
    return get().info();
  }

  @Override
  public Capabilities capabilities(Deadline deadline) {
    return get().capabilities(deadline);
  }

  @Override
  public TargetState observe(Deadline deadline) {
    return get().observe(deadline);
  }

  @Override
  public List<FunctionFacts> resolve(List<FunctionQuery> queries, Deadline deadline) {
    return get().resolve(queries, deadline);
  }

  @Override
  public Transaction prepare(Payload payload, Deadline deadline) {
    return get().prepare(payload, deadline);
  }

  @Override
  public TransitionStatus transition(String module, Deadline deadline) {
    return get().transition(module, deadline);
  }

  @Override
  public void setEnabled(String module, boolean enabled, Deadline deadline) {
    get().setEnabled(module, enabled, deadline);
  }

  @Override
  public void force(String module, Deadline deadline) {
    get().force(module, deadline);
  }

  @Override
  public void remove(String module, Deadline deadline) {
    get().remove(module, deadline);
  }

  @Override
  public void setModule(String name, boolean loaded, Deadline deadline) {
    get().setModule(name, loaded, deadline);
  }

  @Override
  public LogPage log(long after, Deadline deadline) {
    return get().log(after, deadline);
  }

  @Override
  public byte[] read(String path, Deadline deadline) {
    return get().read(path, deadline);
  }

  @Override
  public void lock(String holder, Deadline deadline) {
    get().lock(holder, deadline);
  }

  @Override
  public void unlock(Deadline deadline) {
    get().unlock(deadline);
  }

  @Override
  public void close() {
    get().close();
  }
}
