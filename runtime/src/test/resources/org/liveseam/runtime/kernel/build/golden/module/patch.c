// Written by Liveseam for one patch; do not edit.
#line 1 "<liveseam: module head>"
#include <linux/kernel.h>
#include <linux/livepatch.h>
#include <linux/module.h>
#include <linux/types.h>

#line 1 "<liveseam: prototype seam_f0>"
struct seq_file;
static noinline int seam_f0(struct seq_file *m, void *v)
{

#line 1 "fix.seam"
                                                    return 1; 

#line 1 "<liveseam: end seam_f0>"
}

#line 1 "<liveseam: prototype seam_f1>"
struct seq_file;
static noinline int seam_f1(struct seq_file *m, void *v)
{

#line 2 "fix.seam"
                                         return 2; 

#line 1 "<liveseam: end seam_f1>"
}

#line 1 "<liveseam: module tables>"

static struct klp_func seam_funcs_0[] = {
	{
		.old_name = "f",
		.new_func = seam_f0,
		.old_sympos = 2,
	},
	{ }
};

static struct klp_func seam_funcs_1[] = {
	{
		.old_name = "f",
		.new_func = seam_f1,
	},
	{ }
};

static struct klp_object seam_objects[] = {
	{
		.name = "nf_nat",
		.funcs = seam_funcs_0,
	},
	{
		/* vmlinux has no name */
		.funcs = seam_funcs_1,
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
MODULE_VERSION("liveseam fix 1.0 f56c3a02f222");

