package org.liveseam.runtime.process.code;

/**
 * Where generated code finds its data: offsets in bytes, and the values that stand there. Both
 * sides of the border, Java and machine code, take them from here.
 */
public final class Layout {
  private Layout() {}

  /** What one switching is steered by. Written by the engine alone, but for the counter. */
  public static final class Control {
    /** An int of {@link Mode}. */
    public static final int MODE = 0;

    /** An int: the process that steers; in a forked child nobody does. */
    public static final int PROCESS = 4;

    /** The {@link Scan} block for tasks that leave side A; behind it that for side B. */
    public static final int SCANS = 8;

    /** How many tasks switched by themselves. */
    public static final int SWITCHED = 24;

    public static final int SIZE = 64;

    private Control() {}
  }

  /** Which side calls go to. Side A is where they went before, side B where they are to go. */
  public static final class Mode {
    public static final int ALL_A = 0;
    public static final int ALL_B = 1;

    /** Each task by its {@link State}, those without one to B. */
    public static final int FORWARD = 2;

    /** Each task by its {@link State}, those without one to A. */
    public static final int BACK = 3;

    /** Nobody decides; everybody who comes waits. */
    public static final int HOLD = 4;

    private Mode() {}
  }

  /**
   * A task's state: one byte in a table by task number. Bit 0 is the side.
   *
   * <pre>
   *   NONE ──┐                      (not listed: born during the switching)
   *          │ listed
   *   PENDING_A ──► B               by itself, or by the engine through HOLD | PENDING_A
   *   PENDING_B ──► A               when the switching was turned round
   * </pre>
   */
  public static final class State {
    public static final int NONE = 0;
    public static final int A = 2;
    public static final int B = 3;
    public static final int PENDING_A = 4;
    public static final int PENDING_B = 5;

    /** Together with a pending state: waits until the engine has looked at its stack. */
    public static final int HOLD = 8;

    static final int PENDING = 4;

    private State() {}

    /** Where a pending state leads. */
    public static int target(int pending) {
      return A + B + 2 - pending;
    }
  }

  /** What to look for on a stack. Never changed while a thread may read it. */
  public static final class Scan {
    /** Pairs of first address and address behind, ascending, disjoint. */
    public static final int RANGES = 0;

    public static final int RANGE_COUNT = 8;

    /** Before the first and behind the last range. */
    public static final int LOW = 16;

    public static final int HIGH = 24;

    /** Pairs like the ranges: memory that may be a thread's stack. */
    public static final int STACKS = 32;

    public static final int STACK_COUNT = 40;

    /** Where the stack of the process' first thread starts; it ends with its pair. */
    public static final int MAIN_STACK = 48;

    /** An int: the number of the process and of its first thread. */
    public static final int PROCESS = 56;

    public static final int SIZE = 64;

    private Scan() {}
  }

  /** One signal on its way to one thread. Not used again before the thread has answered. */
  public static final class Slot {
    /** An int of {@link Answer}. */
    public static final int ANSWER = 0;

    /** The {@link Scan} block; 0 when nobody waits for the answer any more. */
    public static final int SCAN = 8;

    /** The byte of the task's state; 0 for none. */
    public static final int ENTRY = 16;

    /** Ints: the state to change from and to if the stack is clear. */
    public static final int FROM = 24;

    public static final int TO = 28;

    /** The int to wait for before the handler returns; 0 for none. */
    public static final int PARK = 32;

    /** What was found that is not clear. */
    public static final int FOUND = 40;

    /** An int: the answer as it was before the thread went on. */
    public static final int SEEN = 48;

    public static final int SIZE = 64;

    private Slot() {}
  }

  /** What a thread found on its stack. */
  public static final class Answer {
    public static final int NONE = 0;
    public static final int CLEAR = 1;
    public static final int INSIDE = 2;

    /** It runs on a stack that is not its own. */
    public static final int UNKNOWN = 3;

    /** It was parked and went on, or it was not asked, or has ended. */
    public static final int LEFT = 9;

    private Answer() {}
  }

  /** What {@link Routines#mark} works on. */
  public static final class Mark {
    /** The {@link Control} block. */
    public static final int CONTROL = 0;

    /** Ints: the mode at the end, and if it fails. */
    public static final int NEXT_MODE = 8;

    public static final int FALLBACK_MODE = 12;

    /** An open descriptor of {@code /proc/self/task}. */
    public static final int DIRECTORY = 16;

    public static final int BUFFER = 24;
    public static final int BUFFER_SIZE = 32;
    public static final int TABLE = 40;

    /** Sixteen bytes: the new state for each state; applied twice it must change nothing. */
    public static final int MAP = 48;

    /** The numbers of the tasks whose state changed: ints, room for, how many. */
    public static final int TASKS = 64;

    public static final int ROOM = 72;
    public static final int COUNT = 80;
    public static final int PASSES = 88;

    /** An open descriptor of {@code /proc/loadavg}, whose last number is the newest task's. */
    public static final int NEWEST = 96;

    /** For the routine: no task with a higher number was there at the hold, in all likelihood. */
    public static final int HIGHEST = 104;

    /** For the routine: how many passes are left when higher numbers do not count any more. */
    public static final int YOUNG = 112;

    public static final int SIZE = 120;

    private Mark() {}
  }

  /** What {@link Routines#stop} works on. */
  public static final class Stop {
    /** Pairs of longs: task and {@link Slot}; and how many. */
    public static final int TASKS = 0;

    public static final int COUNT = 8;

    /** The {@link Scan} block that the slots have, too. */
    public static final int SCAN = 16;

    /** A siginfo, filled but for the slot; the signal; the process. */
    public static final int INFORMATION = 24;

    public static final int SIGNAL = 32;
    public static final int PROCESS = 40;

    /** The int that the slots have. */
    public static final int PARK = 48;

    /** {@link Store}s, and how many. */
    public static final int STORES = 56;

    public static final int STORE_COUNT = 64;

    /** An open descriptor of {@code /proc/self/task}. */
    public static final int DIRECTORY = 72;

    public static final int BUFFER = 80;
    public static final int BUFFER_SIZE = 88;

    /** A byte for each task: not 0 if it is among the tasks, or the caller. */
    public static final int KNOWN = 96;

    /** Nanoseconds of the monotonic clock. */
    public static final int DEADLINE = 104;

    /** Room for a struct timespec. */
    public static final int NOW = 112;

    /** What a signal could not be sent for: an errno, negative. */
    public static final int ERROR = 128;

    public static final int SIZE = 136;

    /** Results. */
    public static final int DONE = 1;

    public static final int INSIDE = 0;
    public static final int NOT_ALL_STOPPED = 2;
    public static final int UNKNOWN_TASKS = 3;
    public static final int FAILED = 4;
    public static final int NOT_SENT = 5;

    private Stop() {}
  }

  /** Where breakpoints stand for a moment: how many, how often there were some, and each. */
  public static final class Breakpoints {
    public static final int COUNT = 0;

    /** Goes up when entries are complete and the breakpoints not yet there. */
    public static final int CHANGES = 8;

    public static final int ENTRIES = 16;

    /** One entry: where it is, and where the function goes on behind it. */
    public static final int ADDRESS = 0;

    public static final int BODY = 8;
    public static final int SIZE = 16;

    private Breakpoints() {}
  }

  /** One store: address, value, {@link #KIND}. */
  public static final class Store {
    public static final int ADDRESS = 0;
    public static final int VALUE = 8;
    public static final int KIND = 16;
    public static final int SIZE = 24;

    /** No store: all processors fetch anew what was stored so far. */
    public static final int BARRIER = 0;

    public static final int BYTE = 1;
    public static final int ALIGNED_WORD = 8;

    /** Within a line of the cache, across the border of a word. */
    public static final int LOCKED_WORD = 9;

    private Store() {}
  }

  /** Where a stub's function continues: addresses of side A and side B. */
  public static final class Cell {
    public static final int A = 0;
    public static final int B = 8;
    public static final int SIZE = 16;

    private Cell() {}
  }
}
