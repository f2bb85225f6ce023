/* Threads in places where few are. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define APART __attribute__((noinline, noclone))

static int gate[2];
static volatile int inside, stopping;
static pthread_t thread;

static void start(void *(*run)(void *), void *argument) {
  stopping = inside = 0;
  if (pipe(gate) || pthread_create(&thread, NULL, run, argument)) abort();
}

/* Comes back when it is let go. */
APART int waiting(void) {
  char c;
  inside = 1;
  if (read(gate[0], &c, 1) != 1) abort();
  inside = 0;
  return 0;
}

APART int new_waiting(void) {
  return 1;
}

/* A child in waiting() that has its parent's memory, and its frames below the parent's. */
static void *spawn(void *argument) {
  pid_t child = vfork();
  if (child == 0) {
    waiting();
    _exit(0);
  }
  waitpid(child, NULL, 0);
  return argument;
}

void spawn_start(void) {
  start(spawn, NULL);
  while (!inside) sched_yield();
}

void spawn_stop(void) {
  if (write(gate[1], "x", 1) != 1) abort();
  pthread_join(thread, NULL);
}

/* A function whose first instruction calls a hook, and a thread that is held in the hook. */
static volatile int hook_holds;
__attribute__((visibility("hidden"))) void (*hook)(void);

__attribute__((naked, used)) static void held(void) {
  __asm__("1: pause\n\t"
          "cmpl $0, hook_holds(%rip)\n\t"
          "jne 1b\n\t"
          "ret");
}

__asm__(".text\n"
        ".p2align 4\n"
        ".globl hooked\n"
        ".type hooked, @function\n"
        "hooked:\n"
        "call *hook(%rip)\n"
        "movl $0, %eax\n"
        "ret\n"
        ".size hooked, . - hooked\n");
int hooked(void);

static void *call_hooked(void *argument) {
  inside = 1;
  hooked();
  return argument;
}

void hook_start(void) {
  hook = held;
  hook_holds = 1;
  start(call_hooked, NULL);
  while (!inside) sched_yield();
  usleep(20000);
}

void hook_stop(void) {
  hook_holds = 0;
  pthread_join(thread, NULL);
}

/* The first thread ends, and the process goes on. */
static void leave(int number) {
  (void)number;
  syscall(SYS_exit, 0);
}

void leader_leave(void) {
  struct sigaction action = {.sa_handler = leave};
  sigaction(SIGUSR1, &action, NULL);
  syscall(SYS_tgkill, getpid(), getpid(), SIGUSR1);
}

/* How many signals may wait for their threads; returns how many might before. */
long signals_most(long most) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_SIGPENDING, &limit)) abort();
  long before = limit.rlim_cur;
  limit.rlim_cur = most;
  if (setrlimit(RLIMIT_SIGPENDING, &limit)) abort();
  return before;
}

/* Whose entry may cross a line of the cache. */
#ifdef CROSSING
__asm__(".text\n\t.p2align 6\n\t.skip 61, 0x90");
#endif
APART int number(void) {
  return 0;
}

APART int new_number(void) {
  return 1;
}

/* A thread that runs and, if it is not silent, calls, with these signals blocked. */
static int silent;

static void *run(void *blocked) {
  pthread_sigmask(SIG_BLOCK, blocked, NULL);
  inside = 1;
  while (!stopping) {
    if (!silent) number();
  }
  return NULL;
}

void run_start(int block) {
  static sigset_t blocked;
  sigemptyset(&blocked);
  if (block == 1) sigfillset(&blocked);
  if (block == 2) sigaddset(&blocked, SIGTRAP);
  silent = block == 3;
  start(run, &blocked);
  while (!inside) sched_yield();
}

void run_stop(void) {
  stopping = 1;
  pthread_join(thread, NULL);
}
