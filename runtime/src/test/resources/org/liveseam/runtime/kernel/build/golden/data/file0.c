// Written by Liveseam for one patch; do not edit.
#line 1 "<liveseam: module shadow>"
#include <linux/livepatch.h>
/* forks: u32 on struct task_struct */
#define seam_shadow_forks_key(obj) ({ const struct task_struct *seam_owner = (obj); (void *)seam_owner; })
#define shadow_forks_get(obj) ((u32 *)klp_shadow_get(seam_shadow_forks_key(obj), 6594601484393182327UL))
#define shadow_forks_alloc(obj, gfp) ((u32 *)klp_shadow_alloc(seam_shadow_forks_key(obj), 6594601484393182327UL, sizeof(u32), gfp, 0, 0))
#define shadow_forks_get_or_alloc(obj, gfp) ((u32 *)klp_shadow_get_or_alloc(seam_shadow_forks_key(obj), 6594601484393182327UL, sizeof(u32), gfp, 0, 0))
#define shadow_forks_free(obj) klp_shadow_free(seam_shadow_forks_key(obj), 6594601484393182327UL, 0)
#define shadow_forks_free_all() klp_shadow_free_all(6594601484393182327UL, 0)
/* note: struct note * on struct file */
#define seam_shadow_note_key(obj) ({ const struct file *seam_owner = (obj); (void *)seam_owner; })
#define shadow_note_get(obj) ((struct note **)klp_shadow_get(seam_shadow_note_key(obj), 5216149563903687449UL))
#define shadow_note_alloc(obj, gfp) ((struct note **)klp_shadow_alloc(seam_shadow_note_key(obj), 5216149563903687449UL, sizeof(struct note *), gfp, 0, 0))
#define shadow_note_get_or_alloc(obj, gfp) ((struct note **)klp_shadow_get_or_alloc(seam_shadow_note_key(obj), 5216149563903687449UL, sizeof(struct note *), gfp, 0, 0))
#define shadow_note_free(obj) klp_shadow_free(seam_shadow_note_key(obj), 5216149563903687449UL, 0)
#define shadow_note_free_all() klp_shadow_free_all(5216149563903687449UL, 0)

#line 1 "/src/fix.c"
int my_g;


#line 1 "<liveseam: entry seam_f1>"
_Static_assert(!__builtin_types_compatible_p(typeof(my_g), typeof(&*my_g)), "no function");
extern typeof(my_g) seam_f1 __attribute__((alias("my_g")));

#line 1 "<liveseam: signature seam_f1>"
#include <linux/types.h>
struct seq_file;
#pragma GCC diagnostic warning "-Wincompatible-pointer-types"
static int (*const seam_is_f1)(struct seq_file *, void *) __attribute__((__unused__)) = my_g;

