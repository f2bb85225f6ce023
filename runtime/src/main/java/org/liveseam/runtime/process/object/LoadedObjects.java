package org.liveseam.runtime.process.object;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.DynamicLoader.Listing;
import org.liveseam.runtime.os.DynamicLoader.LoadedImage;
import org.liveseam.runtime.os.OwnMemory;

/**
 * What is loaded into this process. Thread-safe.
 *
 * <p>Nothing here keeps an object from being unloaded; who redirects a function pins its object
 * first, and then lists again.
 */
public final class LoadedObjects {
  private final Reader reader;
  private Map<LoadedImage, LoadedObject> known = new HashMap<>();
  private long removed;

  /** Objects listed and read through these. */
  public LoadedObjects(DynamicLoader loader, OwnMemory memory) {
    this(loader, memory, DebugFiles.SYSTEM);
  }

  LoadedObjects(DynamicLoader loader, OwnMemory memory, DebugFiles debug) {
    this.reader = new Reader(loader, memory, debug, new IndexCache());
  }

  /**
   * Objects of this process.
   *
   * @throws IOException if native code cannot be called at all
   */
  public static LoadedObjects open() throws IOException {
    return new LoadedObjects(DynamicLoader.load(), OwnMemory.load());
  }

  /**
   * Changes whenever an object was loaded or unloaded. Cheap enough to be asked before each use.
   *
   * @param added objects ever loaded
   * @param removed objects ever unloaded
   */
  public record Generation(long added, long removed) {}

  /** How often the list changed so far. */
  public Generation generation() {
    Listing listing = reader.loader().counts();
    return new Generation(listing.added(), listing.removed());
  }

  /**
   * All objects, the program first, in the loader's order. An object that stays loaded is the same
   * {@link LoadedObject} every time.
   */
  public synchronized List<LoadedObject> list() {
    Listing listing = reader.loader().list();
    // After an unloading, another build may lie at the same place under the same name.
    Map<LoadedImage, LoadedObject> before = listing.removed() == removed ? known : new HashMap<>();
    Map<LoadedImage, LoadedObject> now = new HashMap<>();
    for (LoadedImage image : listing.objects()) {
      LoadedObject same = before.get(image);
      now.put(image, same != null ? same : new LoadedObject(image, path(image), reader));
    }
    known = now;
    removed = listing.removed();
    return listing.objects().stream().map(now::get).toList();
  }

  /**
   * An object by its file's name, {@link LoadedObject#EXECUTABLE}, or its soname. Where several
   * have the name, the first.
   */
  public Optional<LoadedObject> find(String nameOrSoname) {
    List<LoadedObject> objects = list();
    return objects.stream()
        .filter(o -> o.name().equals(nameOrSoname))
        .findFirst()
        .or(() -> objects.stream().filter(o -> hasSoname(o, nameOrSoname)).findFirst());
  }

  /** The object whose mapping an address is in. */
  public Optional<LoadedObject> at(long address) {
    return list().stream()
        .filter(o -> o.mapped().stream().anyMatch(range -> range.contains(address)))
        .findFirst();
  }

  /** An object whose file cannot be read has no soname that could be compared. */
  private static boolean hasSoname(LoadedObject object, String name) {
    try {
      return object.soname().filter(name::equals).isPresent();
    } catch (DiagnosticException e) {
      return false;
    }
  }

  private static Path path(LoadedImage image) {
    return Path.of(image.name().isEmpty() ? "/proc/self/exe" : image.name());
  }
}
