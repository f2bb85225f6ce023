package org.liveseam.runtime.process.site;

import java.util.Arrays;
import org.liveseam.runtime.arch.X8664;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * What stands at one entry site in each state, and how it gets from one to the next. Not
 * thread-safe.
 *
 * <pre>
 *   NOPS_5       90 90 90 90 90      ►  66 66 66 66 90  ◄►  e9 rel32
 *   FENTRY       e8 rel32            ►  66 66 66 66 90  ◄►  e9 rel32
 *                ff 15 rel32         ►  66 0f 1f 44 00 00  ◄►  e9 rel32 00
 *   NOPS_16_14   90 × 14 | 90 90     ►  … | 66 90  ◄►  … e9 rel32 … | eb back
 *   PROLOGUE     anything            ►  e9 to the moved instructions  ◄►  e9 rel32
 * </pre>
 */
public final class SiteCode {
  private static final int PAD_SIZE = 14;
  private static final int WORD = 8;

  private final X8664 architecture;
  private final EntrySite site;
  private final byte[] original;
  private final byte[] unused;
  private byte[] now;

  /** What the latest plan puts there. */
  private byte[] planned;

  private boolean padUsed;

  /** The original bytes of the room before the function. */
  private final byte[] padOriginal;

  private SiteCode(
      X8664 architecture, EntrySite site, byte[] original, byte[] unused, byte[] padOriginal) {
    this.architecture = architecture;
    this.site = site;
    this.original = original;
    this.unused = unused;
    this.now = original;
    this.planned = original;
    this.padOriginal = padOriginal;
  }

  /**
   * Looks at a site that nothing has been done to yet.
   *
   * @throws UnexpectedCodeException if something else stands there than its kind says
   */
  public static SiteCode of(EntrySite site, X8664 architecture, StorePlan memory)
      throws UnexpectedCodeException {
    int size = size(site, architecture);
    byte[] there = memory.now(site.address(), size);
    byte[] padding =
        site.kind() == EntrySite.Kind.NOPS_16_14
            ? memory.now(pad(site), architecture.jumpSize())
            : new byte[0];
    boolean expected =
        switch (site.kind()) {
          case NOPS_5 ->
              isNops(there) || isOneNop(there) || Arrays.equals(there, architecture.nop(size));
          case NOPS_16_14 ->
              (isNops(there) || Arrays.equals(there, architecture.nop(size))) && isNops(padding);
          case FENTRY ->
              isCall(there) || isOneNop(there) || Arrays.equals(there, architecture.nop(size));
          case PROLOGUE -> true;
        };
    if (!expected) {
      throw new UnexpectedCodeException(site, there);
    }
    byte[] unused =
        site.kind() == EntrySite.Kind.PROLOGUE
            ? architecture.jump(site.address(), site.body())
            : architecture.nop(size);
    return new SiteCode(architecture, site, there, unused, padding);
  }

  private static int size(EntrySite site, X8664 architecture) {
    return switch (site.kind()) {
      case NOPS_5, PROLOGUE -> architecture.jumpSize();
      case NOPS_16_14 -> 2;
      case FENTRY -> Math.toIntExact(site.body() - site.address());
    };
  }

  /** Of the linker's or the compiler's: {@code call rel32}, the same with a prefix, by the GOT. */
  private static boolean isCall(byte[] there) {
    return switch (there.length) {
      case 5 -> there[0] == (byte) 0xe8;
      case 6 ->
          (there[0] == (byte) 0xff && there[1] == 0x15)
              || (there[0] == 0x67 && there[1] == (byte) 0xe8);
      default -> false;
    };
  }

  /** {@code nopl 0(%rax,%rax)}, perhaps with a prefix: one instruction. */
  private static boolean isOneNop(byte[] there) {
    return Arrays.equals(there, new byte[] {0x0f, 0x1f, 0x44, 0, 0})
        || Arrays.equals(there, new byte[] {0x66, 0x0f, 0x1f, 0x44, 0, 0});
  }

  private static boolean isNops(byte[] bytes) {
    for (byte one : bytes) {
      if (one != (byte) 0x90) {
        return false;
      }
    }
    return true;
  }

  public EntrySite site() {
    return site;
  }

  /** Where the jump to elsewhere starts, which decides what it reaches. */
  public long jumpsFrom() {
    return site.kind() == EntrySite.Kind.NOPS_16_14 ? pad(site) : site.address();
  }

  /** The five of the fourteen bytes before the function that lie in one aligned word. */
  private static long pad(EntrySite site) {
    long end = site.function().start();
    long at = end - PAD_SIZE;
    while (at % WORD > WORD - 5) {
      at++;
    }
    return at;
  }

  /**
   * Where a thread that runs the function in its present state can stand, beside the function
   * itself: the first byte of the site does not count, since the thread has yet to run it.
   */
  public AddressRange passage() {
    return site.kind() == EntrySite.Kind.NOPS_16_14
        ? new AddressRange(site.function().start() - PAD_SIZE, site.function().start())
        : new AddressRange(site.address() + 1, site.address() + unused.length);
  }

  /** Where the function's own instructions go on that stay in their place. */
  public long behind() {
    return site.kind() == EntrySite.Kind.PROLOGUE ? site.address() + unused.length : site.body();
  }

  /**
   * The instructions that nobody may stand between when the site is changed. Whoever is in what is
   * called there is in the function already: its return address is behind the site, which as the
   * first address of the function's own range would not count on a stack.
   */
  public AddressRange within() {
    boolean calls = site.kind() == EntrySite.Kind.FENTRY && !Arrays.equals(original, unused);
    return new AddressRange(site.address() + 1, site.address() + original.length + (calls ? 1 : 0));
  }

  /**
   * Checks that nobody else has changed it.
   *
   * @throws UnexpectedCodeException if somebody has
   */
  public void verify(StorePlan memory) throws UnexpectedCodeException {
    byte[] there = memory.now(site.address(), now.length);
    if (!Arrays.equals(there, now)) {
      throw new UnexpectedCodeException(site, there);
    }
  }

  /** Whether nobody else has changed it. */
  public boolean isAsLeft(StorePlan memory) {
    return Arrays.equals(memory.now(site.address(), now.length), now);
  }

  /** Makes it one instruction that goes on into the function. */
  public void ready(StorePlan plan) {
    if (isNops(now)) {
      // Prefixes and nops in any order are nops.
      plan.putMixed(site.address(), unused);
      planned = unused;
    } else {
      write(plan, unused);
    }
  }

  /** Makes it go elsewhere, which must be within reach. */
  public void point(StorePlan plan, long target) {
    if (site.kind() == EntrySite.Kind.NOPS_16_14) {
      byte[] jump = architecture.jump(pad(site), target);
      plan.putFirst(pad(site), jump);
      padUsed = true;
      write(plan, architecture.shortJump(site.address(), pad(site)));
    } else {
      byte[] jump = architecture.jump(site.address(), target);
      byte[] whole = unused.clone();
      System.arraycopy(jump, 0, whole, 0, jump.length);
      write(plan, whole);
    }
  }

  /** Makes it what it was before anything was done to it; only after {@link #ready}. */
  public void restore(StorePlan plan) {
    if (isNops(original)) {
      plan.putMixed(site.address(), original);
      planned = original;
    } else {
      write(plan, original);
    }
  }

  /** Whether the room before the function was written to. */
  public boolean usesPad() {
    return padUsed;
  }

  /**
   * Puts back the room before the function, which nobody may stand in any more: after {@link
   * #restore}.
   */
  public void restorePad(StorePlan plan) {
    if (padUsed) {
      plan.putFirst(pad(site), padOriginal);
      padUsed = false;
    }
  }

  private void write(StorePlan plan, byte[] bytes) {
    planned = bytes;
    if (!Arrays.equals(now, bytes)) {
      plan.put(site.address(), bytes, site.body());
    }
  }

  /** The latest plan was carried out. */
  public void wrote() {
    now = planned;
  }

  /** Something stands at a site that should not. */
  public static final class UnexpectedCodeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient EntrySite site;

    UnexpectedCodeException(EntrySite site, byte[] there) {
      super(java.util.HexFormat.ofDelimiter(" ").formatHex(there));
      this.site = site;
    }

    public EntrySite site() {
      return site;
    }
  }
}
