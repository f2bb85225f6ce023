package org.liveseam.runtime.process.code;

/** Linux system calls of x86-64 that generated code makes: {@code asm/unistd_64.h}. */
final class SystemCall {
  static final int LSEEK = 8;
  static final int PREAD64 = 17;
  static final int RT_SIGACTION = 13;
  static final int SCHED_YIELD = 24;
  static final int NANOSLEEP = 35;
  static final int GETPID = 39;
  static final int GETTID = 186;
  static final int FUTEX = 202;
  static final int GETDENTS64 = 217;
  static final int CLOCK_GETTIME = 228;
  static final int TGKILL = 234;
  static final int RT_TGSIGQUEUEINFO = 297;
  static final int MEMBARRIER = 324;

  static final int MEMBARRIER_PRIVATE_EXPEDITED = 8;
  static final int MEMBARRIER_PRIVATE_EXPEDITED_SYNC_CORE = 32;
  static final int FUTEX_WAIT_PRIVATE = 128;
  static final int FUTEX_WAKE_PRIVATE = 129;

  private SystemCall() {}
}
