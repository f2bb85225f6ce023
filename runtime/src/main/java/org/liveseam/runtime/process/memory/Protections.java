package org.liveseam.runtime.process.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.os.MappingQuery;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.memory.AddressSpace.Area;

/**
 * How pages of code are protected, to be put back after they were written to. Not thread-safe.
 *
 * <p>Reading the whole list of mappings takes longer than everything else a change of one site
 * does. The kernel is asked about single ones if it answers; then what others did to the pages
 * meanwhile is kept. On other kernels what was learnt when sites were registered stands: code of a
 * library that is pinned is not mapped anew, so a change can always be made; but a page that
 * somebody else made writable since then is not writable after it.
 */
public final class Protections implements AutoCloseable {
  private final Optional<MappingQuery> query;
  private @Nullable AddressSpace learnt;

  private Protections(Optional<MappingQuery> query) {
    this.query = query;
  }

  /** Asks the kernel, if it answers. */
  public static Protections open() throws IOException {
    return new Protections(MappingQuery.open());
  }

  /** As on a kernel that does not answer. */
  static Protections learning() {
    return new Protections(Optional.empty());
  }

  /** Whole pages in one piece. */
  public record Piece(long start, long end, int protection) {}

  /** There is code that was not there before: the next look is a new one. */
  public void forget() {
    learnt = null;
  }

  /**
   * The pages of some addresses, in one piece for each mapping: with all pages in between.
   *
   * @throws IllegalStateException if one is not mapped
   */
  public List<Piece> of(long[] addresses, long page) throws SystemCallException {
    long[] sorted = addresses.clone();
    Arrays.sort(sorted); // code is never in the upper half
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < sorted.length; ) {
      Piece here = at(sorted[i]);
      long start = sorted[i] & -page;
      long last = sorted[i];
      for (; i < sorted.length && sorted[i] < here.end; i++) {
        last = sorted[i];
      }
      pieces.add(new Piece(start, (last & -page) + page, here.protection));
    }
    return pieces;
  }

  private Piece at(long address) throws SystemCallException {
    Optional<Piece> found =
        query.isPresent()
            ? query.get().at(address).map(m -> new Piece(m.start(), m.end(), m.protection()))
            : learnt(address).map(a -> new Piece(a.start(), a.end(), a.protection()));
    return found.orElseThrow(
        () -> new IllegalStateException("%x is not mapped".formatted(address)));
  }

  private Optional<Area> learnt(long address) {
    Optional<Area> known = learnt == null ? Optional.empty() : learnt.at(address);
    if (known.isEmpty()) {
      learnt = AddressSpace.now();
      known = learnt.at(address);
    }
    return known;
  }

  @Override
  public void close() {
    query.ifPresent(MappingQuery::close);
  }
}
