/* gcc makes hidden.constprop.0 of it: everybody passes the same number. */
static int base = 7;
__attribute__((noinline)) static int hidden(int by) { return base + by; }
int shown(void) { return hidden(35); }
