__attribute__((noinline)) int score(int user) { return 2 * user; }
