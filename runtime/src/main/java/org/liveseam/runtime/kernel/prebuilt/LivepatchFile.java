package org.liveseam.runtime.kernel.prebuilt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.elf.Symbol;
import org.liveseam.runtime.kernel.prebuilt.ModuleData.Place;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.StateVersion;
import org.liveseam.runtime.symbol.module.KoFile;

/**
 * What a livepatch module built elsewhere would do, read from its tables (include/linux/livepatch.h
 * of Linux 5.1 and newer):
 *
 * <pre>
 *   klp_patch   +0 mod   +8 objs   +16 states (5.5)   then replace
 *   klp_object  +0 name  +8 funcs  +16 pre_patch, post_patch, pre_unpatch, post_unpatch  ...
 *   klp_func    +0 old_name   +8 new_func   +16 old_sympos   ...
 *   klp_state   +0 id         +8 version    +16 data
 * </pre>
 *
 * <p>The rest of each structure belongs to the kernel and grew over time, so the distance of two
 * entries is taken from the size of the table. Tables that are filled in by code when the module
 * starts cannot be read.
 *
 * @param objects as the tables list them
 * @param replace whether it takes back every other patch
 */
public record LivepatchFile(
    List<PatchedObject> objects, List<StateVersion> states, boolean replace) {
  private static final int POINTER = 8;
  private static final int STATE_SIZE = 24;
  private static final int MOST_STATES = 1000;
  private static final List<Callback.Kind> CALLBACKS =
      List.of(
          Callback.Kind.BEFORE_PATCH,
          Callback.Kind.AFTER_PATCH,
          Callback.Kind.BEFORE_UNPATCH,
          Callback.Kind.AFTER_UNPATCH);

  public LivepatchFile {
    objects = List.copyOf(objects);
    states = List.copyOf(states);
  }

  /**
   * @param name empty for vmlinux
   */
  public record PatchedObject(String name, List<Replaced> functions, List<Called> callbacks) {
    public PatchedObject {
      functions = List.copyOf(functions);
      callbacks = List.copyOf(callbacks);
    }
  }

  /**
   * @param replacement the module's own function
   * @param position the kernel's sympos; 0 if the name must be unique
   */
  public record Replaced(String name, String replacement, long position) {}

  /** A callback and the module's function that is called. */
  public record Called(Callback.Kind kind, String function) {}

  /**
   * Reads the tables.
   *
   * @throws MalformedFileException if there are none that can be read
   */
  public static LivepatchFile of(KoFile file) {
    if (!file.modinfo().first("livepatch").filter("Y"::equals).isPresent()) {
      throw new MalformedFileException("its .modinfo does not say livepatch=Y", -1);
    }
    var data = new ModuleData(file.elf());
    for (Place place : data.placesOf("__this_module")) {
      Optional<LivepatchFile> read = patch(data, place);
      if (read.isPresent()) {
        return read.get();
      }
    }
    throw new MalformedFileException(
        "it has no table of functions that was filled in when it was built", -1);
  }

  private static Optional<LivepatchFile> patch(ModuleData data, Place patch) {
    Optional<Place> objects = data.pointer(patch.plus(POINTER));
    if (objects.isEmpty()) {
      return Optional.empty();
    }
    var read = new ArrayList<PatchedObject>();
    for (Place object : data.entries(objects.get(), POINTER)) {
      Optional<PatchedObject> one = object(data, object);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      read.add(one.get());
    }
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Optional<Place> states = data.pointer(patch.plus(2 * POINTER));
    // Without states behind it: the flag of kernels before 5.5, or that of those since.
    boolean replace =
        data.number(patch.plus(3 * POINTER)) % 256 == 1
            || (states.isEmpty() && data.number(patch.plus(2 * POINTER)) % 256 == 1);
    return Optional.of(
        new LivepatchFile(read, states.map(at -> states(data, at)).orElse(List.of()), replace));
  }

  private static Optional<PatchedObject> object(ModuleData data, Place object) {
    Optional<Place> functions = data.pointer(object.plus(POINTER));
    String name = data.pointer(object).map(data::string).orElse("");
    var replaced = new ArrayList<Replaced>();
    if (functions.isPresent()) {
      for (Place function : data.entries(functions.get(), 0)) {
        Optional<String> old = data.pointer(function).map(data::string);
        Optional<Symbol> code = data.function(function.plus(POINTER));
        if (old.isEmpty() || code.isEmpty()) {
          return Optional.empty();
        }
        replaced.add(
            new Replaced(old.get(), code.get().name(), data.number(function.plus(2 * POINTER))));
      }
    }
    var callbacks = new ArrayList<Called>();
    for (int i = 0; i < CALLBACKS.size(); i++) {
      Callback.Kind kind = CALLBACKS.get(i);
      data.function(object.plus((2 + i) * (long) POINTER))
          .ifPresent(code -> callbacks.add(new Called(kind, code.name())));
    }
    return replaced.isEmpty()
        ? Optional.empty()
        : Optional.of(new PatchedObject(name, replaced, callbacks));
  }

  private static List<StateVersion> states(ModuleData data, Place table) {
    var states = new ArrayList<StateVersion>();
    for (int i = 0; i < MOST_STATES; i++) {
      Place state = table.plus((long) i * STATE_SIZE);
      long id = data.number(state);
      long version = data.number(state.plus(POINTER)) & 0xffff_ffffL;
      if (id <= 0 || version == 0 || version > Integer.MAX_VALUE) {
        return states;
      }
      states.add(new StateVersion(id, (int) version));
    }
    return states;
  }

  /** Its bytes, as the kernel takes them: not compressed. */
  public static byte[] plain(KoFile file) {
    Bytes bytes = file.elf().bytes();
    return bytes.copy();
  }
}
