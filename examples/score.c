/* A service in small: threads that ask for a score over and over and count what they get. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

static atomic_bool stopping;
static atomic_long plain, raised;
static pthread_t workers[64];
static int running;

__attribute__((noinline)) int score(int user) { return 2 * user; }

static void *work(void *unused) {
  while (!atomic_load(&stopping)) {
    if (score(21) == 42)
      atomic_fetch_add(&plain, 1);
    else
      atomic_fetch_add(&raised, 1);
  }
  return unused;
}

/* Starts threads; how many there are now. */
int start_workers(int count) {
  while (count-- > 0 && running < 64 && pthread_create(&workers[running], 0, work, 0) == 0)
    running++;
  return running;
}

/* Ends them all. */
void stop_workers(void) {
  atomic_store(&stopping, true);
  while (running > 0) pthread_join(workers[--running], 0);
  atomic_store(&stopping, false);
}

/* How many scores were 42. */
long plain_scores(void) { return atomic_load(&plain); }

/* How many were something else. */
long raised_scores(void) { return atomic_load(&raised); }
