// Written by Liveseam for one patch; do not edit.
#line 1 "/src/done.c"
void done(struct klp_object *o) {}


#line 1 "<liveseam: entry seam_b1>"
_Static_assert(!__builtin_types_compatible_p(typeof(done), typeof(&*done)), "no function");
extern typeof(done) seam_b1 __attribute__((alias("done")));

#line 1 "<liveseam: signature seam_b1>"
#include <linux/livepatch.h>
#pragma GCC diagnostic warning "-Wincompatible-pointer-types"
static void (*const seam_is_b1)(struct klp_object *) __attribute__((__unused__)) = done;

