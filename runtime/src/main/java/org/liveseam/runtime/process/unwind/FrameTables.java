package org.liveseam.runtime.process.unwind;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.ProgramHeader;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * The unwinding tables of the objects that were loaded at one moment, copied from memory when first
 * needed. Thread-safe.
 */
final class FrameTables {
  private final List<LoadedObject> objects;
  private final OwnMemory memory;
  private final ConcurrentHashMap<LoadedObject, FrameTable> tables = new ConcurrentHashMap<>();

  FrameTables(List<LoadedObject> objects, OwnMemory memory) {
    this.objects = objects;
    this.memory = memory;
  }

  /** The object whose code an address is in. */
  Optional<LoadedObject> object(long pc) {
    for (LoadedObject object : objects) {
      for (AddressRange range : object.text()) {
        if (range.contains(pc)) {
          return Optional.of(object);
        }
      }
    }
    return Optional.empty();
  }

  /** The entry for an address of code. */
  FrameEntry entry(long pc) throws UnreliableException {
    Optional<LoadedObject> object = object(pc);
    if (object.isEmpty()) {
      throw new UnreliableException(
          "0x%x is in no loaded object: code that the JVM made while running".formatted(pc));
    }
    FrameTable table = table(object.get());
    return table
        .find(pc)
        .orElseThrow(
            () ->
                new UnreliableException(
                    "no unwinding information for 0x%x in %s".formatted(pc, object.get().name())));
  }

  private FrameTable table(LoadedObject object) throws UnreliableException {
    FrameTable known = tables.get(object);
    if (known != null) {
      return known;
    }
    FrameTable read = read(object);
    tables.put(object, read);
    return read;
  }

  private FrameTable read(LoadedObject object) throws UnreliableException {
    try {
      for (ProgramHeader header : object.headers()) {
        if (header.type() == ProgramHeader.EH_FRAME) {
          return new FrameTable(
              Bytes.of(copy(object, around(object, header))),
              object.base() + around(object, header).address(),
              object.base() + header.address());
        }
      }
    } catch (SystemCallException e) {
      throw new UnreliableException(
          "cannot read the unwinding information of " + object.name() + ": " + e.errno());
    } catch (MalformedFileException e) {
      throw new UnreliableException(
          "the unwinding information of " + object.name() + " is damaged: " + e.what());
    }
    throw new UnreliableException(object.name() + " has no unwinding information");
  }

  /** The mapping that holds the header; linkers put {@code .eh_frame} behind it. */
  private static ProgramHeader around(LoadedObject object, ProgramHeader part)
      throws UnreliableException {
    for (ProgramHeader load : object.headers()) {
      long inside = part.address() - load.address();
      if (load.type() == ProgramHeader.LOAD && Long.compareUnsigned(inside, load.fileSize()) < 0) {
        return load;
      }
    }
    throw new UnreliableException(object.name() + " does not map its unwinding information");
  }

  private byte[] copy(LoadedObject object, ProgramHeader load) throws SystemCallException {
    return memory.read(object.base() + load.address(), Math.toIntExact(load.fileSize()));
  }
}
