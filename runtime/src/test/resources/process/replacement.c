/* What hammer.c's functions are replaced with. */
struct worker {
  int (*g)(struct worker *);
  int spin, outside, outside_us, inside_us;
  long calls, mixed, fresh;
  volatile int depth;
};

int new_g(struct worker *w) {
  for (volatile int i = 0; i < w->spin; i++) {}
  return 1;
}

__attribute__((visibility("hidden"), noinline)) int inner_f(struct worker *w) {
  for (volatile int i = 0; i < w->spin; i++) {}
  w->depth = 1;
  if (w->g(w) != 1) w->mixed++;
  w->depth = 0;
  w->calls++;
  w->fresh++;
  return 1;
}

int new_f(struct worker *w) {
  for (volatile int i = 0; i < w->spin; i++) {}
  w->depth = 1;
  if (w->g(w) != 1) w->mixed++;
  w->depth = 0;
  w->calls++;
  w->fresh++;
  return 1;
}

/* Starts with an instruction that takes long. */
__asm__(
    ".text\n"
    ".globl new_slow_f\n"
    ".type new_slow_f, @function\n"
    "new_slow_f:\n"
    "pause\n"
    "jmp inner_f\n"
    ".size new_slow_f, . - new_slow_f\n");

int new_parked(void) {
  return 1;
}

int new_interrupted(void) {
  return 1;
}

int new_visited(int stay) { return 1000 + stay; }
