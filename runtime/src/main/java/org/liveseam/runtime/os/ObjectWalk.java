package org.liveseam.runtime.os;

import com.sun.jna.CallbackProxy;
import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.os.DynamicLoader.Listing;
import org.liveseam.runtime.os.DynamicLoader.LoadedImage;

/**
 * One pass of dl_iterate_phdr(3). The loader's lock is held while it calls back: what happens there
 * only copies, and loads and locks nothing.
 *
 * <pre>
 *   struct dl_phdr_info: 0 base, 8 name, 16 headers, 24 count (16 bits), 32 added, 40 removed
 * </pre>
 */
final class ObjectWalk implements CallbackProxy {
  private static final long WITH_COUNTS = 48;

  private final Function iterate;
  private final List<LoadedImage> images = new ArrayList<>();
  private boolean countsOnly;
  private long added;
  private long removed;
  private @Nullable RuntimeException failure;

  ObjectWalk(Function iterate) {
    this.iterate = iterate;
  }

  /** All objects. */
  synchronized Listing list() {
    countsOnly = false;
    walk();
    return new Listing(added, removed, images);
  }

  /** No objects, only the counts: ends with the first, which has them as all have. */
  synchronized Listing counts() {
    countsOnly = true;
    walk();
    return new Listing(added, removed, List.of());
  }

  private void walk() {
    images.clear();
    failure = null;
    int result = iterate.invokeInt(new Object[] {this, Pointer.NULL});
    if (failure != null) {
      throw failure;
    }
    assert result == (countsOnly ? 1 : 0);
  }

  @Override
  public Object callback(Object[] args) {
    try {
      copy((Pointer) args[0], ((Number) args[1]).longValue());
      return countsOnly ? 1 : 0;
    } catch (RuntimeException e) {
      // JNA would print it; it is thrown by the caller instead.
      failure = e;
      return 1;
    }
  }

  private void copy(Pointer info, long size) {
    if (size < WITH_COUNTS) {
      throw new IllegalStateException("struct dl_phdr_info of " + size + " bytes");
    }
    Pointer name = info.getPointer(8);
    Pointer table = info.getPointer(16);
    int count = info.getShort(24) & 0xffff;
    added = info.getLong(32);
    removed = info.getLong(40);
    if (countsOnly) {
      return;
    }
    // One call for the whole table; calls are what costs here.
    long[] words = table.getLongArray(0, count * ProgramHeader.SIZE / 8);
    List<ProgramHeader> headers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = i * ProgramHeader.SIZE / 8;
      headers.add(
          new ProgramHeader(
              (int) words[at],
              (int) (words[at] >>> 32),
              words[at + 1],
              words[at + 2],
              words[at + 4],
              words[at + 5]));
    }
    String path = name == null ? "" : name.getString(0, "UTF-8");
    images.add(new LoadedImage(info.getLong(0), path, headers));
  }

  @Override
  public Class<?>[] getParameterTypes() {
    return new Class<?>[] {Pointer.class, long.class, Pointer.class};
  }

  @Override
  public Class<?> getReturnType() {
    return int.class;
  }
}
