/* Stands for a library of yours, built with -fpatchable-function-entry=5. */
__attribute__((noinline)) int score(int user) { return 2 * user; }
