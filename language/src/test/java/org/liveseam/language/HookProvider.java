package org.liveseam.language;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.NativeClosure;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.Candidate;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.Transaction;

/**
 * {@code process} with the fake's states and times, and real native code: what is patched are
 * functions that look at a pointer first. Closures are all it can put there.
 */
public final class HookProvider implements TargetProvider {
  @Override
  public String scheme() {
    return "process";
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
  public Connection open(TargetSpec spec, OpenContext context) {
    Connection fake = FakeTargetProvider.connect(FakeKernel.example());
    var hooks = new Hooked(fake.target());
    return new Connection(
        hooks.target(),
        (request, events, deadline) -> {
          Payload payload = fake.builder().build(request, events, deadline);
          return new Payload(
              payload.id(),
              payload.image(),
              payload.objects(),
              payload.replace(),
              request.model(),
              Optional.of(new Local(request.patch())));
        },
        fake.clock());
  }

  private record Local(Patch patch) implements Payload.Local {}

  /** Answers for what the fake does not know. */
  private static final class Hooked {
    private final Target fake;
    private final HookObjects objects = new HookObjects();
    private final Map<String, Patch> patches = new HashMap<>();
    private final Map<String, List<NativeClosure.Entry>> entries = new HashMap<>();

    Hooked(Target fake) {
      this.fake = fake;
    }

    Target target() {
      return (Target)
          Proxy.newProxyInstance(
              Target.class.getClassLoader(), new Class<?>[] {Target.class}, this::answer);
    }

    private @Nullable Object answer(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      Object[] given = arguments == null ? new Object[0] : arguments;
      return switch (method.getName()) {
        case "nativeObjects" -> Optional.of(objects);
        case "info" -> new TargetInfo("process", "process", "6.1.0-fake", "x86_64");
        case "capabilities" ->
            new Capabilities(
                EnumSet.allOf(Consistency.Model.class),
                Map.of(),
                EnumSet.allOf(Capabilities.Feature.class),
                List.of());
        case "resolve" -> resolve((List<?>) given[0]);
        case "prepare" -> prepare((Payload) given[0], (Deadline) given[1]);
        case "setEnabled" -> {
          switchAll((String) given[0], (boolean) given[1]);
          yield forward(method, given);
        }
        case "remove" -> {
          Object done = forward(method, given);
          requireNonNull(entries.remove((String) given[0])).forEach(NativeClosure.Entry::close);
          yield done;
        }
        default -> forward(method, given);
      };
    }

    private @Nullable Object forward(Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(fake, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private List<FunctionFacts> resolve(List<?> queries) {
      return queries.stream().map(query -> facts((FunctionQuery) query)).toList();
    }

    private FunctionFacts facts(FunctionQuery query) {
      boolean there =
          objects.functions(query.object()).stream().anyMatch(f -> f.name().equals(query.name()));
      return new FunctionFacts(
          query,
          ObjectPresence.LOADED,
          there ? List.of(new Candidate(1, true, Optional.empty(), true)) : List.of(),
          Optional.empty(),
          List.of());
    }

    private Transaction prepare(Payload payload, Deadline deadline) {
      Patch patch = ((Local) payload.local().orElseThrow()).patch();
      Transaction inner = fake.prepare(payload, deadline);
      return new Transaction() {
        @Override
        public void commit(Deadline until) {
          inner.commit(until);
          String module = payload.id().moduleName();
          patches.put(module, patch);
          entries.put(module, new ArrayList<>());
          switchAll(module, true);
        }

        @Override
        public void abandon() {
          inner.abandon();
        }
      };
    }

    private void switchAll(String module, boolean on) {
      for (ObjectPatch object : requireNonNull(patches.get(module)).objects()) {
        for (FunctionPatch function : object.functions()) {
          String name = object.object().kernelName();
          objects.hook(name, function.name(), on ? link(module, name, function) : 0);
        }
      }
    }

    private long link(String module, String object, FunctionPatch function) {
      NativeClosure code = ((Body.Closure) function.body()).code();
      long original = objects.symbol(object, function.name() + "_original").address();
      NativeClosure.Entry entry = code.link(original);
      requireNonNull(entries.get(module)).add(entry);
      return entry.address();
    }
  }
}
