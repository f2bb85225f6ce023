/* What benchmarks/Redirection.java measures; its entries have room for a jump. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdlib.h>
#include <time.h>

#define APART __attribute__((noinline, noclone))

APART int plain(int a) { return a + 1; }
APART int redirected(int a) { return a + 1; }
APART int instead(int a) { return a + 2; }

/* A function that is nothing but a jump to another: what a redirection cannot be cheaper than. */
__asm__(".text\n.p2align 4\n.globl bare_jump\n.type bare_jump, @function\n"
        "bare_jump: jmp instead_body\n.size bare_jump, . - bare_jump\n"
        ".p2align 4\n.type instead_body, @function\n"
        "instead_body: lea 2(%rdi), %eax\nret\n.size instead_body, . - instead_body\n");
int bare_jump(int);

static double nanos(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

/* nanoseconds per call; all by pointer, so that all pay the same for it */
static double calls(int (*volatile f)(int), long count) {
  int (*g)(int) = f;
  int sum = 0;
  double began = nanos();
  for (long i = 0; i < count; i++) {
    sum += g(sum & 7);
    __asm__ volatile("" : "+r"(g), "+r"(sum));
  }
  return (nanos() - began) / count;
}

double time_plain(long n) { return calls(plain, n); }
double time_jump(long n) { return calls(bare_jump, n); }
double time_redirected(long n) { return calls(redirected, n); }

/* A thread that stays in a function, so that a transition stays open. */
static sem_t gate;
static volatile int staying;
static pthread_t stayer;

APART void stays(void) {
  staying = 1;
  while (sem_wait(&gate)) {}
  staying = 0;
}

static void *stay(void *unused) {
  stays();
  return unused;
}

void stays_start(void) {
  sem_init(&gate, 0, 0);
  if (pthread_create(&stayer, NULL, stay, NULL)) abort();
  while (!staying) sched_yield();
}

void stays_stop(void) {
  sem_post(&gate);
  pthread_join(stayer, NULL);
}

/* Threads that call worked all the time, or sleep between the calls. */
static volatile int stopping;
static int pause_us;
static pthread_t *threads;
static int count;

APART int worked(int a) {
  for (volatile int i = 0; i < 200; i++) {}
  return a;
}

/* Each thread says once that it has seen a round. */
static volatile int called_round;
static int seen;

static void *work(void *unused) {
  int mine = 0;
  while (!stopping) {
    worked(1);
    if (mine != called_round) {
      mine = called_round;
      __atomic_fetch_add(&seen, 1, __ATOMIC_SEQ_CST);
    }
    if (pause_us) {
      struct timespec t = {0, pause_us * 1000L};
      nanosleep(&t, NULL);
    }
  }
  return unused;
}

void workers_start(int n, int us) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 128 * 1024);
  stopping = 0;
  called_round = 0;
  pause_us = us;
  count = n;
  threads = calloc(n, sizeof *threads);
  for (int i = 0; i < n; i++)
    if (pthread_create(&threads[i], &attributes, work, NULL)) abort();
}

void workers_stop(void) {
  stopping = 1;
  for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
  free(threads);
}

/* Nanoseconds until each of the threads has come by once: no switching can be sooner that threads
   do by themselves. */
double workers_round(void) {
  struct timespec nap = {0, 100000};
  double began = nanos();
  __atomic_store_n(&seen, 0, __ATOMIC_SEQ_CST);
  called_round++;
  while (__atomic_load_n(&seen, __ATOMIC_SEQ_CST) < count) nanosleep(&nap, NULL);
  return nanos() - began;
}

/* Ten thousand functions: many_0 to many_9999. */
#define ONE(n) int many_##n(int a) { return a + 1; }
#define TEN(n) ONE(n##0) ONE(n##1) ONE(n##2) ONE(n##3) ONE(n##4) \
               ONE(n##5) ONE(n##6) ONE(n##7) ONE(n##8) ONE(n##9)
#define HUNDRED(n) TEN(n##0) TEN(n##1) TEN(n##2) TEN(n##3) TEN(n##4) \
                   TEN(n##5) TEN(n##6) TEN(n##7) TEN(n##8) TEN(n##9)
#define THOUSAND(n) HUNDRED(n##0) HUNDRED(n##1) HUNDRED(n##2) HUNDRED(n##3) HUNDRED(n##4) \
                    HUNDRED(n##5) HUNDRED(n##6) HUNDRED(n##7) HUNDRED(n##8) HUNDRED(n##9)
THOUSAND(0) THOUSAND(1) THOUSAND(2) THOUSAND(3) THOUSAND(4)
THOUSAND(5) THOUSAND(6) THOUSAND(7) THOUSAND(8) THOUSAND(9)
