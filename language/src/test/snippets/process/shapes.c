// Functions of every shape that a closure may or may not stand in for.
#include <stdarg.h>

struct pair { long a, b; };
typedef struct pair pair_t;

long six(long a, int b, short c, signed char d, unsigned e, unsigned long f) {
  return a + b + c + d + e + (long)f;
}
double mixed(double a, long b, float c, int d, double e, float f, long g, double h, int i,
             double j, double k, double l, long m) {
  return a + b + c + d + e + f + g + h + i + j + k + l + m;
}
float halves(float a, float b) { return a / 2 + b / 2; }
int calls_six(void) { return (int)six(1, 2, 3, 4, 5, 6); }
double calls_mixed(void) { return mixed(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13); }

int seven(int a, int b, int c, int d, int e, int f, int g) { return a + b + c + d + e + f + g; }
int varies(int n, ...) {
  va_list list;
  va_start(list, n);
  int sum = 0;
  while (n--) sum += va_arg(list, int);
  va_end(list);
  return sum;
}
long takes_pair(pair_t p) { return p.a + p.b; }
struct pair gives_pair(long a) { return (struct pair){a, a}; }
