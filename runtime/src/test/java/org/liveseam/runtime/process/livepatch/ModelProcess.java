package org.liveseam.runtime.process.livepatch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.livepatch.ModelRedirector.ModelThread;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.Payload;

/** Objects, functions and replacements of a process that exists only here. */
final class ModelProcess implements ObjectTable {
  private static final int SIZE = 64;

  final ModelRedirector redirector = new ModelRedirector();
  private final Map<String, PresentObject> loaded = new LinkedHashMap<>();
  private final Map<String, EntrySite> functions = new HashMap<>();
  private final Map<Long, ModelCode.Piece> pieces = new HashMap<>();
  private final Set<String> abandoned = new HashSet<>();
  private long next = 0x10000;
  private long added;
  private long removed;

  /** How many pieces of code are in memory. */
  int held;

  /** Loads an object with functions. */
  void load(String object, String... names) {
    added++;
    loaded.put(object, new PresentObject(object, allocate()));
    for (String name : names) {
      functions.put(object + ":" + name, site());
    }
  }

  /** The program closes an object. */
  void abandon(String object) {
    abandoned.add(object);
  }

  /** It opens it again. */
  void reopen(String object) {
    abandoned.remove(object);
  }

  /** An object's memory goes away, whoever holds it. */
  void unload(String object) {
    removed++;
    loaded.remove(object);
    abandoned.remove(object);
  }

  EntrySite function(String object, String name) {
    EntrySite site = functions.get(object + ":" + name);
    if (site == null) {
      throw new IllegalArgumentException(object + ":" + name);
    }
    return site;
  }

  /** Calls a function as a thread: the words say through what the call went. */
  String call(ModelThread thread, String object, String name) {
    return call(thread, function(object, name), name);
  }

  /** Where a thread is inside after entering a function. */
  void enter(ModelThread thread, String object, String name) {
    EntrySite site = function(object, name);
    thread.stack.add(redirector.target(thread, site).map(Code::address).orElse(site.body()));
  }

  private String call(ModelThread thread, EntrySite site, String own) {
    Optional<Code> code = redirector.target(thread, site);
    if (code.isEmpty()) {
      return own;
    }
    ModelCode.Piece piece = pieces.get(code.get().address());
    if (piece == null) {
      throw new IllegalStateException("a call into code that was freed");
    }
    return piece.original() == null
        ? piece.says()
        : piece.says() + "(" + call(thread, piece.original(), own) + ")";
  }

  private long allocate() {
    next += SIZE;
    return next;
  }

  private EntrySite site() {
    long at = allocate();
    return new EntrySite(
        EntrySite.Kind.NOPS_5, at, at + 5, new AddressRange(at, at + SIZE), List.of());
  }

  @Override
  public Stamp stamp() {
    return new Stamp(added, removed);
  }

  @Override
  public Optional<PresentObject> find(String name) {
    return Optional.ofNullable(loaded.get(name));
  }

  @Override
  public List<String> names() {
    return List.copyOf(loaded.keySet());
  }

  @Override
  public boolean present(PresentObject object) {
    return object.equals(loaded.get(object.name()));
  }

  @Override
  public boolean abandoned(PresentObject object) {
    return present(object) && abandoned.contains(object.name());
  }

  /** A patch's part for one object. */
  final class ModelBody implements ObjectBody {
    private final String says;
    private final Payload.Part part;
    private final boolean callsOriginal;
    private final Map<Callback.Kind, Integer> callbacks = new EnumMap<>(Callback.Kind.class);

    ModelBody(String says, boolean callsOriginal, String object, List<String> names) {
      this(says, callsOriginal, object, names, Map.of());
    }

    ModelBody(
        String says,
        boolean callsOriginal,
        String object,
        List<String> names,
        Map<Callback.Kind, Integer> callbacks) {
      this.says = says;
      this.callsOriginal = callsOriginal;
      this.callbacks.putAll(callbacks);
      this.part =
          new Payload.Part(
              object,
              names.stream().map(name -> new PatchedFunction(name, 1)).toList(),
              callbacks.keySet().stream().sorted().toList());
    }

    @Override
    public Payload.Part part() {
      return part;
    }

    @Override
    public ObjectCode load(PresentObject object, Deadline deadline) {
      held++;
      return new ModelCode(this);
    }
  }

  final class ModelCode implements ObjectCode {
    /** A replacement in memory. */
    record Piece(String says, @Nullable EntrySite original) {}

    private final ModelBody body;
    private final List<FunctionCode> all = new ArrayList<>();
    private boolean closed;

    ModelCode(ModelBody body) {
      this.body = body;
      for (PatchedFunction function : body.part().functions()) {
        long at = allocate();
        EntrySite original = body.callsOriginal ? site() : null;
        pieces.put(at, new Piece(body.says, original));
        all.add(
            new FunctionCode(
                function.name(),
                ModelProcess.this.function(body.part().object(), function.name()),
                new Code(at, List.of(new AddressRange(at, at + SIZE))),
                Optional.ofNullable(original)));
      }
    }

    @Override
    public List<FunctionCode> functions() {
      return all;
    }

    @Override
    public int call(Callback.Kind kind) {
      return body.callbacks.getOrDefault(kind, 0);
    }

    @Override
    public List<AddressRange> memory() {
      return all.stream().flatMap(f -> f.code().ranges().stream()).toList();
    }

    @Override
    public void close() {
      if (closed) {
        throw new IllegalStateException("closed twice");
      }
      closed = true;
      held--;
      all.forEach(f -> pieces.remove(f.code().address()));
    }
  }
}
