int plain(int a) { return a; }
double scaled(double a, float b) { return a * b; }
int named(const char *text) { return text[0]; }
int other(int a) { return a; }
