struct counter {
  int total;
};

struct bounds {
  int low;
  int high;
};

static struct counter one;
struct bounds used = {0, 0};

__attribute__((noinline)) void touch(struct counter *c) { c->total += 1; }

int total(int fresh) {
  if (fresh)
    one.total = used.low;
  touch(&one);
  return one.total;
}
