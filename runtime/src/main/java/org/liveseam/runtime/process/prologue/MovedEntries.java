package org.liveseam.runtime.process.prologue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.arch.X8664;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ObjectErrors;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.memory.AddressSpace;
import org.liveseam.runtime.process.memory.CodeArena;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.site.EntrySite;

/**
 * First instructions that were moved: each function's once, for all patches of it. What was moved
 * stays in memory for as long as its object is loaded, also when no patch needs it any more: a
 * thread may have been put aside in it. Thread-safe.
 */
public final class MovedEntries {
  private static final int ALIGNMENT = 16;

  private final LoadedObjects objects;
  private final OwnMemory own;
  private final NativeMemory memory;
  private final CodeArena arena;
  private final Map<LoadedObject, Moved> moved = new HashMap<>();
  private @Nullable Prologues prologues;

  /** Of one loading of an object. */
  private record Moved(Map<Long, EntrySite> sites, List<MappedMemory> memory) {}

  /** The disassembler is loaded when it is first needed. */
  public MovedEntries(LoadedObjects objects, OwnMemory own, NativeMemory memory) {
    this.objects = objects;
    this.own = own;
    this.memory = memory;
    this.arena = new CodeArena(memory, new X8664());
  }

  /**
   * Why a function's entry cannot be moved; empty if it can, or was.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException {@link
   *     ObjectErrors#NO_DISASSEMBLER}
   */
  public synchronized Optional<String> refusal(LoadedObject object, ObjectFunction function) {
    return known(object).sites().containsKey(function.address())
        ? Optional.empty()
        : disassembler().refusal(object, function);
  }

  /**
   * The sites of functions that have none of their own, by address. Places what is moved; changes
   * nothing that runs.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException {@link ObjectErrors#NOT_MOVABLE}
   */
  public synchronized Map<Long, EntrySite> sites(
      LoadedObject object, List<ObjectFunction> functions) {
    Moved here = known(object);
    var fresh = new ArrayList<Prologue>();
    for (ObjectFunction function : functions) {
      if (!here.sites().containsKey(function.address())) {
        fresh.add(disassembler().of(object, function));
      }
    }
    try {
      if (!fresh.isEmpty()) {
        place(object, fresh, here);
      }
    } catch (SystemCallException e) {
      throw Diagnostic.of(ProcessErrors.CODE_READ_ONLY, e).raise();
    }
    return Map.copyOf(here.sites());
  }

  private void place(LoadedObject object, List<Prologue> fresh, Moved here)
      throws SystemCallException {
    long size = fresh.stream().mapToLong(p -> aligned(p.size())).sum();
    long low = fresh.stream().mapToLong(Prologue::address).min().orElseThrow();
    long high = fresh.stream().mapToLong(Prologue::address).max().orElseThrow();
    MappedMemory room =
        arena.near(low, high, size, AddressSpace.now()).orElseThrow(() -> noRoom(object));
    var sites = new HashMap<Long, EntrySite>();
    long at = room.address();
    for (Prologue prologue : fresh) {
      Optional<byte[]> code = prologue.at(at);
      if (code.isEmpty()) {
        room.close();
        throw noRoom(object);
      }
      memory.put(at, code.get());
      sites.put(prologue.code().get(0).start(), prologue.site(at, code.get().length));
      at += aligned(prologue.size());
    }
    room.makeExecutable();
    here.sites().putAll(sites);
    here.memory().add(room);
  }

  private static long aligned(int size) {
    return ((long) size + ALIGNMENT - 1) & -ALIGNMENT;
  }

  private static RuntimeException noRoom(LoadedObject object) {
    return Diagnostic.of(ProcessErrors.NO_ROOM, object.name()).raise();
  }

  /** What belongs to objects that are gone goes with them: nobody can be in their functions. */
  private Moved known(LoadedObject object) {
    List<LoadedObject> loaded = objects.list();
    moved
        .entrySet()
        .removeIf(
            one -> {
              boolean gone = !loaded.contains(one.getKey());
              if (gone) {
                one.getValue().memory().forEach(MappedMemory::close);
              }
              return gone;
            });
    return moved.computeIfAbsent(object, o -> new Moved(new HashMap<>(), new ArrayList<>()));
  }

  private Prologues disassembler() {
    Prologues open = prologues;
    if (open == null) {
      open = Prologues.open(own);
      prologues = open;
    }
    return open;
  }
}
