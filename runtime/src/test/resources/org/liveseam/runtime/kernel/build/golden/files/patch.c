// Written by Liveseam for one patch; do not edit.
#line 1 "<liveseam: module head>"
#include <linux/kernel.h>
#include <linux/livepatch.h>
#include <linux/module.h>
#include <linux/types.h>

#line 1 "<liveseam: module seam_f0>"
extern void seam_f0(void);

#line 1 "<liveseam: module seam_f1>"
extern void seam_f1(void);

#line 1 "<liveseam: module seam_f2>"
extern void seam_f2(void);

#line 1 "<liveseam: module seam_f3>"
extern void seam_f3(void) __asm__("seq_release");

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
	{
		.old_name = "h",
		.new_func = seam_f2,
	},
	{
		.old_name = "i",
		.new_func = seam_f3,
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

static struct klp_patch seam_patch = {
	.mod = THIS_MODULE,
	.objs = seam_objects,
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
MODULE_VERSION("liveseam fix 1.0 f5d1d98baa07");

