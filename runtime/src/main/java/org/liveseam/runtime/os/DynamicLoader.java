package org.liveseam.runtime.os;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The dynamic loader of this process: glibc's dlopen(3) and its kin. Thread-safe, as they are; an
 * error's text belongs to the thread that made it.
 */
public final class DynamicLoader {
  private static final int RTLD_LAZY = 1;
  private static final int RTLD_NOW = 2;
  private static final int RTLD_NOLOAD = 4;
  private static final int RTLD_NODELETE = 0x1000;
  private static final int RTLD_DI_LINKMAP = 2;

  private final Function open;
  private final Function close;
  private final Function symbol;
  private final Function error;
  private final Function info;
  private final ObjectWalk walk;

  private DynamicLoader(NativeLibrary process) {
    open = process.getFunction("dlopen");
    close = process.getFunction("dlclose");
    symbol = process.getFunction("dlsym");
    error = process.getFunction("dlerror");
    info = process.getFunction("dlinfo");
    walk = new ObjectWalk(process.getFunction("dl_iterate_phdr"));
  }

  /**
   * Finds the loader's functions.
   *
   * @throws IOException if JNA's own library can be neither unpacked nor loaded, or the C library
   *     is not like glibc
   */
  public static DynamicLoader load() throws IOException {
    try {
      return new DynamicLoader(
          NativeLibrary.getProcess(Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new IOException("cannot load JNA's native library: " + e.getMessage(), e);
    }
  }

  /**
   * What is loaded now, in the loader's order: the program first.
   *
   * @param added how many objects were loaded since the process began
   * @param removed how many were unloaded; nothing changed while both counts stay
   */
  public record Listing(long added, long removed, List<LoadedImage> objects) {
    public Listing {
      objects = List.copyOf(objects);
    }
  }

  /**
   * An object in memory.
   *
   * @param base what is added to the addresses in its file
   * @param name the path it was loaded by; empty for the program, and no path for the kernel's vdso
   */
  public record LoadedImage(long base, String name, List<ProgramHeader> headers) {
    public LoadedImage {
      headers = List.copyOf(headers);
    }
  }

  /** What is loaded now: dl_iterate_phdr(3). */
  public Listing list() {
    return walk.list();
  }

  /** The counts of {@link #list} without the objects, cheaper. */
  public Listing counts() {
    return walk.counts();
  }

  /**
   * Loads an object, with all its symbols bound and none given to others; runs its constructors.
   *
   * @param file a path, or a name without a slash to be looked for where the loader looks
   */
  public Handle open(String file) throws LoaderException {
    return handle(call(file, RTLD_NOW)).orElseThrow(this::failed);
  }

  /** The object of that path or soname if it is loaded; keeps it until the handle is closed. */
  public Optional<Handle> find(String file) {
    return handle(call(file, RTLD_LAZY | RTLD_NOLOAD));
  }

  /**
   * Keeps a loaded object for as long as the process runs, whoever closes it.
   *
   * @return false if it is not loaded
   */
  public boolean pin(String file) {
    Optional<Handle> pinned = handle(call(file, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE));
    pinned.ifPresent(Handle::close);
    return pinned.isPresent();
  }

  private long call(String file, int flags) {
    if (file.isEmpty() || file.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a file name");
    }
    // Forget an error that somebody did not ask for.
    error.invokePointer(new Object[0]);
    return address(open.invokePointer(new Object[] {file, flags}));
  }

  private Optional<Handle> handle(long handle) {
    return handle == 0 ? Optional.empty() : Optional.of(new Handle(handle));
  }

  private LoaderException failed() {
    Pointer text = error.invokePointer(new Object[0]);
    return new LoaderException(
        text == null ? "the loader gave no reason" : text.getString(0, "UTF-8"));
  }

  private static long address(@Nullable Pointer pointer) {
    return pointer == null ? 0 : Pointer.nativeValue(pointer);
  }

  /** An object that stays loaded until this is closed. Not thread-safe. */
  public final class Handle implements AutoCloseable {
    private long handle;

    private Handle(long handle) {
      this.handle = handle;
    }

    /** Where a name leads in this object and those it depends on; IFUNCs are resolved. */
    public OptionalLong symbol(String name) {
      error.invokePointer(new Object[0]);
      long address = address(symbol.invokePointer(new Object[] {pointer(), name}));
      // A symbol may be at 0; only the error tells.
      boolean failed = address == 0 && error.invokePointer(new Object[0]) != null;
      return failed ? OptionalLong.empty() : OptionalLong.of(address);
    }

    /** The object's base, which {@link LoadedImage#base} has too. */
    public long base() {
      try (var result = new Memory(8)) {
        if (info.invokeInt(new Object[] {pointer(), RTLD_DI_LINKMAP, result}) != 0) {
          throw new IllegalStateException(failed());
        }
        // struct link_map begins with l_addr.
        return result.getPointer(0).getLong(0);
      }
    }

    private Pointer pointer() {
      if (handle == 0) {
        throw new IllegalStateException("closed");
      }
      return new Pointer(handle);
    }

    /** Gives the object up; its destructors run if nobody else holds it. */
    @Override
    public void close() {
      if (handle != 0) {
        int result = close.invokeInt(new Object[] {pointer()});
        handle = 0;
        if (result != 0) {
          throw new IllegalStateException(failed());
        }
      }
    }
  }
}
