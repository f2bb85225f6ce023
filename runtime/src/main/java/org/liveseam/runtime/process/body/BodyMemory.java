package org.liveseam.runtime.process.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.model.NativeClosure;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.body.Surroundings.Hold;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/** Everything of one body that lies in memory, to be given back together, newest first. */
final class BodyMemory implements AutoCloseable {
  private static final int PAGE = 4096;

  private final Deque<Hold> holds = new ArrayDeque<>();
  private final List<AddressRange> code = new ArrayList<>();
  private final Map<Integer, Long> closures = new HashMap<>();
  private final NativeMemory space;
  private @Nullable MappedMemory page;
  private int used;

  BodyMemory(NativeMemory memory) {
    this.space = memory;
  }

  void hold(Hold hold) {
    holds.push(hold);
  }

  /** A file that is not needed any more then. */
  void file(Path file) {
    hold(
        () -> {
          try {
            Files.deleteIfExists(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** A thread in here keeps all of it. */
  void code(AddressRange range) {
    code.add(range);
  }

  List<AddressRange> code() {
    return List.copyOf(code);
  }

  /**
   * Puts link code into memory.
   *
   * @param most how many pieces there will be, at most
   * @return where it begins
   */
  long place(byte[] piece, int most) throws IOException {
    MappedMemory open = page;
    if (open == null) {
      open = space.map(pages((long) most * LinkCode.SIZE));
      page = open;
      holds.push(open::close);
      code.add(new AddressRange(open.address(), open.address() + open.size()));
    }
    long address = open.address() + used;
    space.put(address, piece);
    used += LinkCode.SIZE;
    return address;
  }

  private static long pages(long bytes) {
    return (bytes + PAGE - 1) / PAGE * PAGE;
  }

  /** What was placed can run now. */
  void seal() throws IOException {
    if (page != null) {
      page.makeExecutable();
    }
  }

  /** Makes a closure's machine code. */
  long link(NativeClosure closure, long original) {
    NativeClosure.Entry entry = closure.link(original);
    holds.push(entry::close);
    return entry.address();
  }

  void closure(int function, long entry) {
    closures.put(function, entry);
  }

  long closure(int function) {
    Long entry = closures.get(function);
    if (entry == null) {
      throw new IllegalStateException("no closure for function " + function);
    }
    return entry;
  }

  @Override
  public void close() {
    while (!holds.isEmpty()) {
      holds.pop().close();
    }
  }
}
