int my_version(void) { return 0; }
