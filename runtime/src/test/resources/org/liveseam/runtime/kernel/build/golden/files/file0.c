// Written by Liveseam for one patch; do not edit.
#line 1 "/src/fix.c"
static int my_f(void) { return 1; }
static int my_g(void) { return 2; }

#line 1 "<liveseam: entry seam_f0>"
_Static_assert(!__builtin_types_compatible_p(typeof(my_f), typeof(&*my_f)), "no function");
extern typeof(my_f) seam_f0 __attribute__((alias("my_f")));

#line 1 "<liveseam: signature seam_f0>"
#include <linux/types.h>
struct seq_file;
#pragma GCC diagnostic warning "-Wincompatible-pointer-types"
static int (*const seam_is_f0)(struct seq_file *, void *) __attribute__((__unused__)) = my_f;

#line 1 "<liveseam: entry seam_f1>"
_Static_assert(!__builtin_types_compatible_p(typeof(my_g), typeof(&*my_g)), "no function");
extern typeof(my_g) seam_f1 __attribute__((alias("my_g")));

#line 1 "<liveseam: signature seam_f1>"
#include <linux/types.h>
struct seq_file;
#pragma GCC diagnostic warning "-Wincompatible-pointer-types"
static int (*const seam_is_f1)(struct seq_file *, void *) __attribute__((__unused__)) = my_g;

