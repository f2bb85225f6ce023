// A thread that stays in a function until it is let go.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static volatile int inside;
static volatile int go;
static int answer;
static pthread_t thread;

__attribute__((noinline)) int park(int n) {
  if (n == 0) return 0;
  inside = 1;
  while (!go) usleep(1000);
  return n;
}

static void *sleeper(void *ignored) {
  answer = park(7);
  return ignored;
}

// Returns when the thread is in park.
void enter(void) {
  go = inside = 0;
  if (pthread_create(&thread, 0, sleeper, 0)) abort();
  pthread_setname_np(thread, "parked");
  while (!inside) usleep(1000);
}

// What park gave the thread.
int leave(void) {
  go = 1;
  pthread_join(thread, 0);
  return answer;
}
