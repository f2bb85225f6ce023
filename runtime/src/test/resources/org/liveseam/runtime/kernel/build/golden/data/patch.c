// Written by Liveseam for one patch; do not edit.
#line 1 "<liveseam: module head>"
#include <linux/kernel.h>
#include <linux/livepatch.h>
#include <linux/module.h>
#include <linux/types.h>

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

#line 1 "<liveseam: module states>"
static struct klp_patch seam_patch;

#line 1 "<liveseam: prototype seam_f0>"
struct seq_file;
static noinline int seam_f0(struct seq_file *m, void *v)
{

#line 5 "fix.seam"
                              return *shadow_forks_get(current); 

#line 1 "<liveseam: end seam_f0>"
}

#line 1 "<liveseam: module seam_f1>"
extern void seam_f1(void);

#line 1 "<liveseam: module tables>"

static struct klp_func seam_funcs_0[] = {
	{
		.old_name = "f",
		.new_func = seam_f0,
	},
	{
		.old_name = "g",
		.new_func = seam_f1,
	},
	{ }
};

static struct klp_object seam_objects[] = {
	{
		/* vmlinux has no name */
		.funcs = seam_funcs_0,
	},
	{ }
};

static struct klp_state seam_states[] = {
	{ .id = 7, .version = 2 },
	{ }
};

static struct klp_patch seam_patch = {
	.mod = THIS_MODULE,
	.objs = seam_objects,
	.states = seam_states,
};

static int __init seam_init(void)
{
	return klp_enable_patch(&seam_patch);
}

static void __exit seam_exit(void)
{
}

module_init(seam_init);
module_exit(seam_exit);
MODULE_LICENSE("GPL");
MODULE_INFO(livepatch, "Y");
MODULE_DESCRIPTION("live patch fix");
MODULE_VERSION("liveseam fix 1.0 8a7f5df3bfb0 7:2");

