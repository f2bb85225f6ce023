package org.liveseam.runtime.os;

/**
 * Private anonymous memory of this process. After {@code fork} the child has a copy of its own,
 * which is why nothing here is ever shared: a child once followed its parent's state. Not
 * thread-safe.
 */
public final class MappedMemory implements AutoCloseable {
  private final NativeMemory memory;
  private final long address;
  private final long size;
  private boolean mapped = true;

  MappedMemory(NativeMemory memory, long address, long size) {
    this.memory = memory;
    this.address = address;
    this.size = size;
  }

  public long address() {
    return address;
  }

  /** In bytes, whole pages. */
  public long size() {
    return size;
  }

  /** Makes it readable and executable, and not writable any more. */
  public void makeExecutable() throws SystemCallException {
    memory.protect(address, size, NativeMemory.READ | NativeMemory.EXECUTE);
  }

  /** Makes it all zeroes again. */
  public void clear() throws SystemCallException {
    memory.discard(address, size);
  }

  /** Gives it back; a second call does nothing. */
  @Override
  public void close() {
    if (mapped) {
      mapped = false;
      memory.unmap(address, size);
    }
  }
}
