package org.liveseam.runtime.process.task;

import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.memory.AddressSpace;

/**
 * {@link Ranges} and stacks where generated code can read them. Never changed: what is to be looked
 * for next goes into another one, since some thread may be in the middle of this.
 */
public final class ScanBlock implements AutoCloseable {
  private final MappedMemory block;
  private final Ranges ranges;
  private final AddressSpace space;

  private ScanBlock(MappedMemory block, Ranges ranges, AddressSpace space) {
    this.block = block;
    this.ranges = ranges;
    this.space = space;
  }

  /** Writes one. */
  public static ScanBlock of(NativeMemory memory, Ranges ranges, AddressSpace space, int process)
      throws SystemCallException {
    long[] pairs = ranges.pairs();
    long[] stacks = space.stacks();
    MappedMemory block = memory.map(Layout.Scan.SIZE + 8L * (pairs.length + stacks.length));
    long at = block.address();
    long rangesAt = at + Layout.Scan.SIZE;
    long stacksAt = rangesAt + 8L * pairs.length;
    memory.put(rangesAt, pairs);
    memory.put(stacksAt, stacks);
    memory.putLong(at + Layout.Scan.RANGES, rangesAt);
    memory.putLong(at + Layout.Scan.RANGE_COUNT, ranges.count());
    memory.putLong(at + Layout.Scan.LOW, ranges.low());
    memory.putLong(at + Layout.Scan.HIGH, ranges.high());
    memory.putLong(at + Layout.Scan.STACKS, stacksAt);
    memory.putLong(at + Layout.Scan.STACK_COUNT, stacks.length / 2);
    memory.putLong(at + Layout.Scan.MAIN_STACK, space.mainStack());
    memory.putInt(at + Layout.Scan.PROCESS, process);
    return new ScanBlock(block, ranges, space);
  }

  public long address() {
    return block.address();
  }

  public Ranges ranges() {
    return ranges;
  }

  public AddressSpace space() {
    return space;
  }

  @Override
  public void close() {
    block.close();
  }
}
