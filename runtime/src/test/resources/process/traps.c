/* A function behind a breakpoint, and signals that look like one. */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

__asm__(".text\n"
        ".p2align 4\n"
        ".globl trapped\n"
        ".type trapped, @function\n"
        "trapped:\n"
        "nop\n"
        "movl $7, %eax\n"
        "ret\n"
        ".size trapped, . - trapped\n");
int trapped(void);

static volatile int seen, stopping;
static volatile long calls;
static pthread_t thread;

static void count(int number) {
  seen += number == SIGTRAP;
}

void trap_handler(int mine) {
  signal(SIGTRAP, mine ? count : SIG_DFL);
}

int trap_send(void) {
  raise(SIGTRAP);
  return seen;
}

static void *call_once(void *argument) {
  return (void *)(long)(trapped() + !argument);
}

void call_start(void) {
  if (pthread_create(&thread, NULL, call_once, (void *)1)) abort();
}

static void *call_often(void *argument) {
  while (!stopping) {
    if (trapped() != 7) abort();
    calls++;
  }
  return argument ? (void *)7 : NULL;
}

void calls_start(void) {
  if (pthread_create(&thread, NULL, call_often, (void *)1)) abort();
  while (!calls) usleep(100);
}

int call_result(void) {
  void *result;
  stopping = 1;
  pthread_join(thread, &result);
  return (int)(long)result;
}

/* What a forked child gets from the function; it has so many seconds. */
int call_in_child(int seconds) {
  int status;
  pid_t child = fork();
  if (child == 0) {
    alarm(seconds);
    _exit(trapped());
  }
  if (waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}
