// Written by Liveseam for one patch; do not edit.
#line 1 "<liveseam: module head>"
#include <linux/kernel.h>
#include <linux/livepatch.h>
#include <linux/module.h>
#include <linux/types.h>

#line 1 "<liveseam: prototype seam_f0>"
struct file;
struct inode;
union u;
static noinline const struct file *seam_f0(void (*seam_p1)(struct inode *, union u *), int seam_p2[4], loff_t pos, ...)
{

#line 1 "fix.seam"
                              return "ä" ? 0 : 1; // bye \


#line 1 "<liveseam: end seam_f0>"
}

#line 1 "<liveseam: module tables>"

static struct klp_func seam_funcs_0[] = {
	{
		.old_name = "f.x",
		.new_func = seam_f0,
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
MODULE_VERSION("liveseam fix 1.0 8a2c33d1a659");

