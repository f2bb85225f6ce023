package org.liveseam.runtime.process.object;

import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ObjectErrors;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.SystemCallException;

/** What objects are read with. Thread-safe. */
record Reader(DynamicLoader loader, OwnMemory memory, DebugFiles debug, IndexCache indexes) {
  /** The index of an object's build. */
  ObjectIndex index(LoadedObject object) {
    Optional<String> id = object.buildId();
    return id.isPresent() ? indexes.get(id.get(), () -> read(object)) : read(object);
  }

  private ObjectIndex read(LoadedObject object) {
    Elf file = object.file();
    try {
      return new ObjectIndex(
          file,
          debug.find(file, object.path()),
          SiteTables.read(file, SiteTables.PATCHABLE, object.base(), memory),
          SiteTables.read(file, SiteTables.CALLS, object.base(), memory));
    } catch (SystemCallException e) {
      throw Diagnostic.of(ObjectErrors.MEMORY, object.path(), e.errno()).raise();
    } catch (MalformedFileException e) {
      throw Diagnostic.of(ObjectErrors.MALFORMED, object.path(), e.what()).raise();
    }
  }
}
