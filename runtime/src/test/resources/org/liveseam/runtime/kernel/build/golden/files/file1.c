// Written by Liveseam for one patch; do not edit.
#line 1 "/src/a b/other.c"
int other;


#line 1 "<liveseam: entry seam_f2>"
_Static_assert(!__builtin_types_compatible_p(typeof(other), typeof(&*other)), "no function");
extern typeof(other) seam_f2 __attribute__((alias("other")));

#line 1 "<liveseam: signature seam_f2>"
#include <linux/types.h>
struct seq_file;
#pragma GCC diagnostic warning "-Wincompatible-pointer-types"
static int (*const seam_is_f2)(struct seq_file *, void *) __attribute__((__unused__)) = other;

