/* A thread that waits, calls f, which calls g, and waits again. */
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#define APART __attribute__((noipa))
#define DEEP 16384

static sem_t outside, inside;
static volatile int waits_outside, waits_inside, mixed, task, stopping;
static pthread_t thread;

APART int g(void) { return 0; }

APART int new_g(void) { return 1; }

/* The call of g leaves an address of f far below the caller's frame. */
APART int f(void) {
  volatile char deep[DEEP];
  deep[0] = 0;
  if (g() != 0) mixed++;
  deep[DEEP - 1] = 1;
  return 0;
}

/* What f left behind is in the room here that nothing was written to. */
APART int new_f(void) {
  char room[2 * DEEP];
  __asm__ volatile("" : : "r"(room) : "memory");
  waits_inside = 1;
  while (sem_wait(&inside)) {}
  waits_inside = 0;
  if (g() != 1) mixed++;
  __asm__ volatile("" : : "r"(room) : "memory");
  return 1;
}

static void *work(void *argument) {
  task = syscall(SYS_gettid);
  while (!stopping) {
    f();
    waits_outside = 1;
    while (sem_wait(&outside)) {}
  }
  return argument;
}

int start(void) {
  sem_init(&outside, 0, 0);
  sem_init(&inside, 0, 0);
  if (pthread_create(&thread, NULL, work, NULL)) abort();
  while (!waits_outside) sched_yield();
  return task;
}

/* It calls f, which is the new one. */
void wake(void) {
  waits_outside = 0;
  sem_post(&outside);
  while (!waits_inside && !waits_outside) sched_yield();
  /* until it really waits */
  usleep(100000);
}

/* It calls g, and leaves. */
void go_on(void) {
  sem_post(&inside);
  while (!waits_outside) sched_yield();
}

int stop(void) {
  stopping = 1;
  sem_post(&outside);
  sem_post(&inside);
  pthread_join(thread, NULL);
  return mixed;
}
