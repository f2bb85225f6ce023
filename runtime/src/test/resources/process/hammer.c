/* Threads that call f, which calls g. Both must be old or both must be new. */
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sched.h>
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
  int spin;         /* turns of an empty loop in f before g, and in g */
  int outside;      /* such turns between calls of f */
  int outside_us;   /* sleep between calls of f */
  int inside_us;    /* sleep in g */
  long calls, mixed, fresh;
  volatile int depth; /* 1 while f calls g */
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
  for (volatile int i = 0; i < w->spin; i++) {}
  w->depth = 1;
  if (w->g(w) != 0) w->mixed++;
  w->depth = 0;
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

/* A thread that waits above a buffer that nobody has written to. In it lies where a call made by
   visited would have returned to; or visited is what waits there. */
static APART int touch(volatile char *room) { return room[0]; }

static APART int wait_above(void) {
  char buffer[8192];
  __asm__ volatile("" : : "r"(buffer) : "memory");
  inside = 1;
  while (sem_wait(&gate)) {}
  __asm__ volatile("" : : "r"(buffer) : "memory");
  return 0;
}

APART int visited(int stay) {
  volatile char room[2048];
  room[0] = 1;
  return touch(room) + (stay ? wait_above() : 0) + room[0];
}

static void *visit(void *stay) {
  int sum = visited(stay != NULL);
  if (!stay) sum += wait_above();
  return sum == 99 ? NULL : stay;
}

void visit_start(int stay) {
  inside = 0;
  sem_init(&gate, 0, 0);
  if (pthread_create(&parker, NULL, visit, stay ? &inside : NULL)) abort();
  pthread_setname_np(parker, "visitor");
  while (!inside) sched_yield();
}

/* Threads in system calls: one that reads from an empty pipe, one that sleeps, one that polls. */
#include <errno.h>
#include <poll.h>
static int letters[2];
static pthread_t waiting[3];
static volatile int begun, cut[3];

static void *wait_in(void *argument) {
  int which = (int)(long)argument;
  char letter;
  struct pollfd none = {-1, 0, 0};
  struct timespec hour = {3600, 0};
  __atomic_fetch_add(&begun, 1, __ATOMIC_SEQ_CST);
  do {
    int result = which == 0   ? (int)read(letters[0], &letter, 1)
                 : which == 1 ? nanosleep(&hour, NULL)
                              : poll(&none, 1, 3600000);
    if (result >= 0) break;
    if (errno == EINTR) cut[which]++;
  } while (!stopping);
  return NULL;
}

void waits_start(void) {
  stopping = begun = 0;
  if (pipe(letters)) abort();
  for (long i = 0; i < 3; i++) {
    cut[i] = 0;
    if (pthread_create(&waiting[i], NULL, wait_in, (void *)i)) abort();
  }
  while (begun < 3) sched_yield();
}

int waits_cut(int which) { return cut[which]; }

static void wake(int number) { (void)number; }

void waits_stop(void) {
  struct sigaction action = {.sa_handler = wake};
  sigaction(SIGUSR1, &action, NULL);
  stopping = 1;
  if (write(letters[1], "", 1) != 1) abort();
  for (int i = 0; i < 3; i++) {
    if (i) pthread_kill(waiting[i], SIGUSR1);
    pthread_join(waiting[i], NULL);
  }
  close(letters[0]);
  close(letters[1]);
}

/* 0 or 1: which f and g a caller sees; 2 if they differ. */
int probe(void) {
  struct worker w = {.g = g};
  int seen = f(&w);
  return w.mixed ? 2 : seen;
}

/* Threads that live for one call of f, started as fast as it goes. */
static pthread_t storm;
static long born, storm_mixed;

static void *short_life(void *argument) {
  if (probe() == 2) __atomic_fetch_add(&storm_mixed, 1, __ATOMIC_RELAXED);
  return argument;
}

static void *make_storm(void *argument) {
  while (!stopping) {
    pthread_t some[4];
    for (int i = 0; i < 4; i++) {
      if (pthread_create(&some[i], NULL, short_life, NULL)) abort();
    }
    for (int i = 0; i < 4; i++) pthread_join(some[i], NULL);
    born += 4;
  }
  return argument;
}

void storm_start(void) {
  stopping = 0;
  if (pthread_create(&storm, NULL, make_storm, NULL)) abort();
}

long storm_stop(void) {
  stopping = 1;
  pthread_join(storm, NULL);
  return storm_mixed ? -1 : born;
}

/* A child that calls f now, and again when it is told to. */
#include <sys/wait.h>
static int ask[2];

int fork_child(void) {
  if (pipe(ask)) abort();
  pid_t child = fork();
  if (child == 0) {
    int before = probe();
    char c;
    close(ask[1]);
    if (read(ask[0], &c, 1) < 0) _exit(9);
    alarm(20);
    _exit(before * 10 + probe());
  }
  close(ask[0]);
  return child;
}

int fork_result(int child) {
  int status;
  close(ask[1]);
  if (waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

/* A thread that waits in a handler on an alternate stack, in the middle of parked. */
#include <signal.h>
static void on_alternate(int number) {
  inside = number;
  while (sem_wait(&gate)) {}
}

APART int interrupted(void) {
  raise(SIGUSR1);
  return 0;
}

static void *alternate(void *within) {
  /* on a mapping of its own, or in a frame of this very thread */
  char local[65536];
  stack_t stack = {.ss_sp = within ? local : malloc(65536), .ss_size = 65536};
  struct sigaction action = {.sa_handler = on_alternate, .sa_flags = SA_ONSTACK};
  sigaltstack(&stack, NULL);
  sigaction(SIGUSR1, &action, NULL);
  interrupted();
  stack.ss_flags = SS_DISABLE;
  sigaltstack(&stack, NULL);
  return NULL;
}

void alternate_start(int within) {
  inside = 0;
  sem_init(&gate, 0, 0);
  if (pthread_create(&parker, NULL, alternate, within ? &inside : NULL)) abort();
  while (!inside) sched_yield();
}

/* A thread that runs with all signals blocked. */
static void *deaf(void *argument) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
  inside = 1;
  while (!stopping) {}
  return argument;
}

void deaf_start(void) {
  stopping = inside = 0;
  if (pthread_create(&parker, NULL, deaf, NULL)) abort();
  while (!inside) sched_yield();
}

void deaf_stop(void) {
  stopping = 1;
  pthread_join(parker, NULL);
}

/* A child that traces this process' first thread and lets it go on. */
#include <sys/prctl.h>
#include <sys/ptrace.h>
int tracer_start(void) {
  int ready[2];
  char c = 0;
  if (pipe(ready)) abort();
  prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);
  pid_t child = fork();
  if (child == 0) {
    char ok = ptrace(PTRACE_SEIZE, getppid(), 0, 0) == 0;
    if (write(ready[1], &ok, 1) != 1) _exit(1);
    for (;;) {
      int status;
      pid_t stopped = waitpid(-1, &status, __WALL);
      if (stopped < 0 || !WIFSTOPPED(status)) _exit(0);
      ptrace(PTRACE_CONT, stopped, 0, WSTOPSIG(status));
    }
  }
  if (read(ready[0], &c, 1) != 1 || !c) return -1;
  return child;
}

void tracer_stop(int child) {
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
}

/* A thread that calls f all the time and can be stopped at an instruction. */
#include <ucontext.h>
static struct worker victim;
static volatile unsigned long freeze_low, freeze_high;
static volatile int frozen;
static sem_t thaw;

static void on_freeze(int number, siginfo_t *information, void *context) {
  unsigned long pc = ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
  (void)number, (void)information;
  if (freeze_low <= pc && pc < freeze_high && !victim.depth) {
    freeze_high = 0;
    frozen = 1;
    while (sem_wait(&thaw)) {}
    frozen = 0;
  }
}

/* Return addresses below the stack pointer would look like calls that are not over. */
static APART void scrub(void) {
  volatile long below[128];
  for (int i = 0; i < 128; i++) below[i] = 0;
}

static void *suffer(void *argument) {
  while (!stopping) {
    scrub();
    f(&victim);
  }
  return argument;
}

void victim_start(void) {
  struct sigaction action = {.sa_sigaction = on_freeze, .sa_flags = SA_SIGINFO | SA_RESTART};
  sigaction(SIGUSR1, &action, NULL);
  sem_init(&thaw, 0, 0);
  stopping = 0;
  victim = (struct worker){.g = g};
  if (pthread_create(&victim.thread, NULL, suffer, NULL)) abort();
  while (!victim.calls) sched_yield();
}

/* 1 when it stands there; 0 if it never did in so many seconds */
int victim_freeze(unsigned long low, unsigned long high, int seconds) {
  unsigned seed = 1;
  time_t end = time(NULL) + seconds;
  freeze_low = low;
  freeze_high = high;
  while (!frozen && time(NULL) < end) {
    pthread_kill(victim.thread, SIGUSR1);
    seed = seed * 1103515245 + 12345;
    for (volatile unsigned i = 0; i < 500 + (seed >> 16) % 3000; i++) {}
  }
  freeze_high = 0;
  return frozen;
}

void victim_thaw(void) {
  sem_post(&thaw);
  while (frozen) sched_yield();
}

/* how often f and g differed */
int victim_stop(void) {
  stopping = 1;
  pthread_join(victim.thread, NULL);
  return victim.mixed;
}
