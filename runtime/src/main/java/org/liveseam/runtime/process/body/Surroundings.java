package org.liveseam.runtime.process.body;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.process.livepatch.ObjectTable;
import org.liveseam.runtime.process.livepatch.ObjectTable.PresentObject;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/** What code of a patch is bound to: the symbols of loaded objects. Thread-safe. */
public interface Surroundings extends ObjectTable {
  /** Everything of that name in an object, in address order, static or not. */
  List<Definition> definitions(PresentObject object, String name);

  /** The functions of that name in an object, by position. */
  List<Entry> entries(PresentObject object, String name);

  /**
   * What objects export under a name to all others, and who does; the first the loader would find.
   */
  Optional<Definition> exported(String name);

  /** Keeps an object loaded until the result is closed. */
  Hold keep(PresentObject object);

  /** Loads a file, with its symbols given to nobody; runs its constructors. */
  Loaded load(java.nio.file.Path file);

  /** Ends with its close. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** A file in memory, until it is closed. */
  interface Loaded extends Hold {
    /** What is added to the addresses in the file. */
    long base();

    /** Where a name leads; IFUNCs are resolved. */
    OptionalLong symbol(String name);
  }

  /** What a symbol is. */
  enum Sort {
    FUNCTION,
    DATA,
    /** Each thread has its own. */
    THREAD_LOCAL,
    /** Chosen at load time. */
    INDIRECT
  }

  /**
   * A symbol's definition.
   *
   * @param object who defines it
   * @param exported whether others can refer to it
   */
  record Definition(
      String object, String name, long address, long size, Sort sort, boolean exported) {}

  /**
   * A function that may be replaced.
   *
   * @param position among all symbols of that name in the object, from 1
   * @param site empty if there is no room; {@code unpatchable} says why
   */
  record Entry(
      String name,
      int position,
      AddressRange range,
      Optional<EntrySite> site,
      Optional<String> unpatchable,
      Optional<Prototype> prototype) {}
}
