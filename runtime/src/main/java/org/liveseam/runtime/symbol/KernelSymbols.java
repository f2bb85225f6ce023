package org.liveseam.runtime.symbol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The symbols of one kernel and its modules, of an installed image or of the running system.
 *
 * <p>An object is {@link #VMLINUX} or a module's name; in module names {@code -} and {@code _} are
 * the same, as for the kernel. A module that is not loaded is answered from its file.
 * Implementations are thread-safe, read lazily, and need no closing.
 *
 * <p>Methods throw {@link java.io.UncheckedIOException} when a file that was there cannot be read,
 * and {@link org.liveseam.runtime.elf.MalformedFileException} when its bytes are not what its
 * format demands.
 */
public interface KernelSymbols {
  /** The kernel image as an object. */
  String VMLINUX = "vmlinux";

  /**
   * Every entry of that name in that object, in position order; empty when the object or the name
   * is not there.
   *
   * <p>Entries of other types (data) are included, because the kernel counts them: {@code
   * klp_find_object_symbol} in kernel/livepatch/core.c walks all kallsyms entries equal in name and
   * object. So a name is unique, and may be used without a position, exactly when this list has one
   * element.
   */
  List<FunctionCandidate> functions(String object, String name);

  /**
   * Whether the object exists: always for vmlinux; a module when it is loaded, built in its own
   * file, or indexed.
   */
  boolean hasObject(String object);

  /**
   * Names of functions in the object near a name that is not there, best first.
   *
   * @param limit how many at most
   */
  List<String> similar(String object, String name, int limit);

  /**
   * Names of the functions (text symbols) in the object, in kallsyms order, repeated where they
   * repeat.
   */
  Stream<String> names(String object);

  /** The prototype of a function of an object by its type information; empty when there is none. */
  Optional<Prototype> prototype(String object, String name);

  /** The prototype of a function of vmlinux. */
  default Optional<Prototype> prototype(String name) {
    return prototype(VMLINUX, name);
  }

  /**
   * Layout of a named struct or union of vmlinux by its type information; empty when there is none.
   */
  Optional<StructLayout> struct(String name);

  /**
   * What this index could not read so far, phrases without a full stop: why an answer is {@code
   * unknown} or missing.
   */
  default List<String> gaps() {
    return List.of();
  }
}
