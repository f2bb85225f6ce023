/* Threads that call f, which calls g. Both must be old or both must be new. */
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define APART __attribute__((noinline, noclone))

/* Where entries cross a line of the cache. */
#ifdef CROSSING
#define PLACE __asm__(".text\n\t.p2align 6\n\t.skip 61, 0x90");
#else
#define PLACE
#endif

struct worker {
  int (*g)(struct worker *);
  int spin;         /* turns of an empty loop in g */
  int outside;      /* such turns between calls of f */
  int outside_us;   /* sleep between calls of f */
  int inside_us;    /* sleep in g */
  long calls, mixed, fresh;
  pthread_t thread;
};

static struct worker *workers;
static int count;
static volatile int stopping;

static void doze(int us) {
  struct timespec t = {us / 1000000, us % 1000000 * 1000L};
  while (us && nanosleep(&t, &t)) {}
}

PLACE
APART int g(struct worker *w) {
  for (volatile int i = 0; i < w->spin; i++) {}
  doze(w->inside_us);
  return 0;
}

PLACE
APART int f(struct worker *w) {
  if (w->g(w) != 0) w->mixed++;
  w->calls++;
  return 0;
}

static void *work(void *argument) {
  struct worker *w = argument;
  while (!stopping) {
    f(w);
    for (volatile int i = 0; i < w->outside; i++) {}
    doze(w->outside_us);
  }
  return NULL;
}

void hammer_start(int threads, int spin, int outside, int outside_us, int inside_us) {
  stopping = 0;
  count = threads;
  workers = calloc(threads, sizeof *workers);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 256 * 1024);
  for (int i = 0; i < threads; i++) {
    workers[i] = (struct worker){g, spin, outside, outside_us, inside_us};
    if (pthread_create(&workers[i].thread, &attributes, work, &workers[i])) abort();
  }
}

/* calls, mixed, calls of the new f */
void hammer_counts(long out[3]) {
  out[0] = out[1] = out[2] = 0;
  for (int i = 0; i < count; i++) {
    out[0] += workers[i].calls;
    out[1] += workers[i].mixed;
    out[2] += workers[i].fresh;
  }
}

void hammer_stop(void) {
  stopping = 1;
  for (int i = 0; i < count; i++) pthread_join(workers[i].thread, NULL);
}

/* A thread that stays in parked until it is let go. */
static sem_t gate;
static volatile int inside;
static pthread_t parker;

APART int parked(void) {
  inside = 1;
  while (sem_wait(&gate)) {}
  inside = 0;
  return 0;
}

static void *park(void *argument) {
  parked();
  return argument;
}

void park_start(void) {
  sem_init(&gate, 0, 0);
  if (pthread_create(&parker, NULL, park, NULL)) abort();
  pthread_setname_np(parker, "parker");
  while (!inside) sched_yield();
}

void park_stop(void) {
  sem_post(&gate);
  pthread_join(parker, NULL);
}
