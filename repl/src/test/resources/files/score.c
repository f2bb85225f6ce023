__attribute__((noinline)) int score(int user) { return user * 2; }
