/* COUNT functions with sites, and as many to stand in for them. In assembly: made quickly. */
__asm__(
    ".altmacro\n"
    ".macro pair n\n"
    ".globl old_\\n\n"
    ".type old_\\n, @function\n"
    "old_\\n:\n"
    ".rept 5\n nop\n .endr\n"
    "lea \\n(%rdi), %eax\n"
    "ret\n"
    ".size old_\\n, . - old_\\n\n"
    ".globl new_\\n\n"
    ".type new_\\n, @function\n"
    "new_\\n:\n"
    "lea -\\n(%rdi), %eax\n"
    "ret\n"
    ".size new_\\n, . - new_\\n\n"
    ".pushsection __patchable_function_entries, \"aw\"\n"
    ".quad old_\\n\n"
    ".popsection\n"
    ".pushsection .data.rel, \"aw\"\n"
    ".quad old_\\n\n"
    ".popsection\n"
    ".endm\n"
    ".pushsection .data.rel, \"aw\"\n"
    ".hidden table\n"
    "table:\n"
    ".popsection\n"
    ".set number, 0\n"
    ".rept COUNT\n"
    "pair %number\n"
    ".set number, number + 1\n"
    ".endr\n");

extern int (*table[])(int);

long sum(void) {
  long s = 0;
  for (int i = 0; i < COUNT; i++) s += table[i](1);
  return s;
}
