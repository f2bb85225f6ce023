package org.liveseam.runtime.kernel;

import java.util.List;
import java.util.function.Supplier;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.Transaction;

/** Loads a patch's module from memory: no file of ours has to be where the kernel looks. */
final class Loader implements Transaction {
  private final Kernel kernel;
  private final LoadRefusal refusal;
  private final Supplier<TargetState> state;
  private final Payload payload;
  private boolean over;

  /**
   * @param state observes the target afresh
   */
  Loader(Kernel kernel, LoadRefusal refusal, Supplier<TargetState> state, Payload payload) {
    this.kernel = kernel;
    this.refusal = refusal;
    this.state = state;
    this.payload = payload;
  }

  @Override
  public void commit(Deadline deadline) {
    end();
    try (var words = Words.from(kernel.posix(), kernel.roots().kmsg())) {
      try {
        kernel
            .bounded()
            .run("init_module", deadline, () -> kernel.posix().initModule(payload.image(), ""));
      } catch (SystemCallException e) {
        List<Line> said = words.since();
        Diagnostic why = refusal.explain(payload.id(), e.errno(), said, state.get());
        throw words
            .missing()
            .map(reason -> why.note("the kernel's log could not be read: " + reason))
            .orElse(why)
            .raise();
      }
    }
  }

  @Override
  public void abandon() {
    end();
  }

  private void end() {
    if (over) {
      throw new IllegalStateException("a transaction ends once");
    }
    over = true;
  }
}
