/* What benchmarks/closure.seam measures. */
#include <time.h>

__attribute__((noinline, noclone)) int plain(int a) { return a + 1; }
__attribute__((noinline, noclone)) int closed(int a) { return a + 1; }

/* nanoseconds per call */
static double calls(int (*volatile f)(int), long count) {
  int (*g)(int) = f;
  int sum = 0;
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (long i = 0; i < count; i++) {
    sum += g(sum & 7);
    __asm__ volatile("" : "+r"(g), "+r"(sum));
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  return ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / count;
}

double time_plain(long n) { return calls(plain, n); }
double time_closed(long n) { return calls(closed, n); }
