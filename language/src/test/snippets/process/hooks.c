// Functions that can be replaced by storing a pointer, with threads that call them.
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#define HOOKED(type, name, body)                                       \
  type (*name##_hook)(type) = 0;                                       \
  int name##_runs = 0;                                                 \
  type name##_original(type x) {                                       \
    __atomic_add_fetch(&name##_runs, 1, __ATOMIC_RELAXED);             \
    return body;                                                       \
  }                                                                    \
  type name(type x) {                                                  \
    type (*hook)(type) = __atomic_load_n(&name##_hook, __ATOMIC_ACQUIRE); \
    return hook ? hook(x) : name##_original(x);                        \
  }

HOOKED(int, score, x + 1)
HOOKED(int8_t, id_i8, x)
HOOKED(int16_t, id_i16, x)
HOOKED(int32_t, id_i32, x)
HOOKED(int64_t, id_i64, x)
HOOKED(uint8_t, id_u8, x)
HOOKED(uint16_t, id_u16, x)
HOOKED(uint32_t, id_u32, x)
HOOKED(uint64_t, id_u64, x)
HOOKED(float, id_f32, x)
HOOKED(double, id_f64, x)
HOOKED(const void *, id_ptr, x)

int fib(int n);
HOOKED(int, deep, x == 0 ? 0 : 1 + fib(x - 1))
int fib(int n) { return deep(n); }

long length_calls = 0;
long length(const char *text) {
  long n = 0;
  while (text[n]) n++;
  return n;
}

struct work { int calls; long sum; };
static void *worker(void *p) {
  struct work *work = p;
  for (int i = 0; i < work->calls; i++) work->sum += score(i % 100);
  return 0;
}

// The sum of what score answers to `calls` calls on each of `threads` threads.
long hammer(int threads, int calls) {
  pthread_t ids[64];
  struct work work[64];
  long sum = 0;
  for (int i = 0; i < threads; i++) {
    work[i].calls = calls;
    work[i].sum = 0;
    if (pthread_create(&ids[i], 0, worker, &work[i])) abort();
  }
  for (int i = 0; i < threads; i++) {
    pthread_join(ids[i], 0);
    sum += work[i].sum;
  }
  return sum;
}
