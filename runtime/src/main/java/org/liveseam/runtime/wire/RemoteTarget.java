package org.liveseam.runtime.wire;

import com.google.gson.reflect.TypeToken;
import java.time.Duration;
import java.util.List;
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

/**
 * A target at the other end of a stream. Who knows an answer better on this side may override the
 * call for it.
 */
public class RemoteTarget implements Target {
  private static final TypeToken<List<FunctionFacts>> FACTS = new TypeToken<>() {};

  private final Calls calls;
  private final TargetInfo info;

  /**
   * Waits for the other end's greeting.
   *
   * @param spec how this target was named here
   * @param channel closed with the target
   */
  public RemoteTarget(String spec, Channel channel, Deadline deadline) {
    this.calls = new Calls(spec, channel);
    TargetInfo there = calls.greeting(deadline);
    this.info = new TargetInfo(spec, there.kind(), there.release(), there.arch());
  }

  @Override
  public TargetInfo info() {
    return info;
  }

  @Override
  public Capabilities capabilities(Deadline deadline) {
    return calls.ask(
        Operation.CAPABILITIES, new Arguments.None(), deadline, TypeToken.get(Capabilities.class));
  }

  @Override
  public TargetState observe(Deadline deadline) {
    return calls.ask(
        Operation.OBSERVE, new Arguments.None(), deadline, TypeToken.get(TargetState.class));
  }

  @Override
  public List<FunctionFacts> resolve(List<FunctionQuery> queries, Deadline deadline) {
    return calls.ask(Operation.RESOLVE, new Arguments.Queries(queries), deadline, FACTS);
  }

  @Override
  public Transaction prepare(Payload payload, Deadline deadline) {
    var staged =
        calls.ask(
            Operation.PREPARE,
            new Arguments.Prepare(payload),
            deadline,
            TypeToken.get(Arguments.Staged.class));
    return new Transaction() {
      @Override
      public void commit(Deadline until) {
        calls.tell(Operation.COMMIT, staged, until);
      }

      @Override
      public void abandon() {
        calls.tell(Operation.ABANDON, staged, Deadline.in(Duration.ofSeconds(30)));
      }
    };
  }

  @Override
  public TransitionStatus transition(String module, Deadline deadline) {
    return calls.ask(
        Operation.TRANSITION,
        new Arguments.Module(module),
        deadline,
        TypeToken.get(TransitionStatus.class));
  }

  @Override
  public void setEnabled(String module, boolean enabled, Deadline deadline) {
    calls.tell(Operation.SET_ENABLED, new Arguments.Switch(module, enabled), deadline);
  }

  @Override
  public void force(String module, Deadline deadline) {
    calls.tell(Operation.FORCE, new Arguments.Module(module), deadline);
  }

  @Override
  public void remove(String module, Deadline deadline) {
    calls.tell(Operation.REMOVE, new Arguments.Module(module), deadline);
  }

  @Override
  public LogPage log(long after, Deadline deadline) {
    return calls.ask(
        Operation.LOG, new Arguments.After(after), deadline, TypeToken.get(LogPage.class));
  }

  @Override
  public byte[] read(String path, Deadline deadline) {
    return calls.ask(
        Operation.READ, new Arguments.Path(path), deadline, TypeToken.get(byte[].class));
  }

  @Override
  public void setModule(String name, boolean loaded, Deadline deadline) {
    calls.tell(Operation.SET_MODULE, new Arguments.Switch(name, loaded), deadline);
  }

  @Override
  public void lock(String holder, Deadline deadline) {
    calls.tell(Operation.LOCK, new Arguments.Holder(holder), deadline);
  }

  @Override
  public void unlock(Deadline deadline) {
    calls.tell(Operation.UNLOCK, new Arguments.None(), deadline);
  }

  @Override
  public void close() {
    calls.close();
  }
}
