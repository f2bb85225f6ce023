/* What hammer.c's functions are replaced with. */
struct worker {
  int (*g)(struct worker *);
  int spin, outside, outside_us, inside_us;
  long calls, mixed, fresh;
};

int new_g(struct worker *w) {
  for (volatile int i = 0; i < w->spin; i++) {}
  return 1;
}

int new_f(struct worker *w) {
  if (w->g(w) != 1) w->mixed++;
  w->calls++;
  w->fresh++;
  return 1;
}

int new_parked(void) {
  return 1;
}

int new_interrupted(void) {
  return 1;
}
