package org.liveseam.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTarget;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.target.Capabilities.MissingPrivilege;
import org.liveseam.runtime.target.Capabilities.Verb;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;

/**
 * Fake targets in states that commands have to cope with: {@code scene:locked} and so on. {@code
 * scene:kernel-NAME} keeps what is applied from command to command, as a real kernel does, and
 * calls itself {@code kernel}.
 */
public final class SceneProvider implements TargetProvider {
  private final Map<String, Connection> kept = new ConcurrentHashMap<>();

  // ServiceLoader makes a new provider for each command; what is kept must outlive it.
  private static final SceneProvider SHARED = new SceneProvider();

  @Override
  public String scheme() {
    return "scene";
  }

  @Override
  public String summary() {
    return "for tests";
  }

  @Override
  public List<Requirement> requirements() {
    return List.of();
  }

  @Override
  public boolean throwAway() {
    return true;
  }

  @Override
  public Connection open(TargetSpec spec, OpenContext context) {
    String name = spec.argument();
    if (name.startsWith("kernel-")) {
      return SHARED.kept.computeIfAbsent(name, n -> named(fake(FakeKernel.example()), "kernel"));
    }
    return switch (name) {
      case "guest" -> named(fake(FakeKernel.example()), "vm");
      case "unprivileged" ->
          fake(FakeKernel.example().without(new MissingPrivilege(Verb.LOAD, "CAP_SYS_MODULE")));
      case "locked" -> {
        Connection connection = fake(FakeKernel.example());
        ((FakeTarget) connection.target()).lockedBy("seam apply (pid 7)");
        yield connection;
      }
      case "foreign" -> with(fake(FakeKernel.example()), new Foreign());
      case "stubborn" -> with(fake(FakeKernel.example()), new Stubborn());
      case "broken" -> with(fake(FakeKernel.example()), new Broken());
      case "absent" ->
          throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, spec, "it is never there").raise();
      default -> throw new IllegalStateException("no scene " + name);
    };
  }

  private static Connection fake(FakeKernel kernel) {
    return FakeTargetProvider.connect(kernel);
  }

  private static Connection with(Connection connection, TargetWrapper wrapper) {
    wrapper.inner(connection.target());
    return new Connection(wrapper, connection.builder(), connection.clock());
  }

  private static Connection named(Connection connection, String name) {
    return with(
        connection,
        new TargetWrapper() {
          @Override
          public TargetInfo info() {
            return new TargetInfo(name, "kernel", "6.1.0-56-amd64", "x86_64");
          }

          @Override
          public void close() {}
        });
  }

  /** Has a patch that somebody else applied. */
  private static final class Foreign extends TargetWrapper {
    @Override
    public TargetState observe(Deadline deadline) {
      TargetState state = super.observe(deadline);
      var patches = new ArrayList<LivePatch>();
      patches.add(
          new LivePatch(
              "vendor_fix", Optional.empty(), true, false, Optional.of(false), List.of()));
      patches.addAll(state.patches());
      return new TargetState(
          patches, state.loadedModules(), state.idleModules(), state.restrictions(), state.taint());
    }
  }

  /** Never lets a transition turn back. */
  private static final class Stubborn extends TargetWrapper {
    @Override
    public void setEnabled(String module, boolean enabled, Deadline deadline) {
      throw Diagnostic.of(TransitionErrors.SWITCH_REFUSED, "disable", module, "EBUSY").raise();
    }
  }

  /** Has a bug. */
  private static final class Broken extends TargetWrapper {
    @Override
    public TargetState observe(Deadline deadline) {
      throw new IllegalStateException("a bug");
    }
  }
}
