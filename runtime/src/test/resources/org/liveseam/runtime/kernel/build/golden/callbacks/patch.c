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

#line 2 "fix.seam"
                              return 0; 

#line 1 "<liveseam: end seam_f0>"
}

#line 1 "<liveseam: module seam_b0>"
static int seam_b0(struct klp_object *obj)
{

#line 3 "fix.seam"
                   return obj->mod ? 0 : -ENODEV; 

#line 1 "<liveseam: end seam_b0>"
}

#line 1 "<liveseam: module seam_c0>"
static int seam_c0(struct klp_object *obj)
{
	int r;

	printk(KERN_INFO "liveseam: '%s': pre_patch callback of object '%s'\n",
	       THIS_MODULE->name, obj->name ? obj->name : "vmlinux");
	r = seam_b0(obj);
	return r > 0 ? -ECANCELED : r;
}

#line 1 "<liveseam: module seam_b1>"
extern void seam_b1(struct klp_object *obj);

#line 1 "<liveseam: module seam_c1>"
static void seam_c1(struct klp_object *obj)
{
	printk(KERN_INFO "liveseam: '%s': post_patch callback of object '%s'\n",
	       THIS_MODULE->name, obj->name ? obj->name : "vmlinux");
	seam_b1(obj);
}

#line 1 "<liveseam: module seam_b2>"
static void seam_b2(struct klp_object *obj)
{

#line 5 "fix.seam"
                     

#line 1 "<liveseam: end seam_b2>"
}

#line 1 "<liveseam: module seam_c2>"
static void seam_c2(struct klp_object *obj)
{
	printk(KERN_INFO "liveseam: '%s': pre_unpatch callback of object '%s'\n",
	       THIS_MODULE->name, obj->name ? obj->name : "vmlinux");
	seam_b2(obj);
}

#line 1 "<liveseam: module seam_b3>"
extern void seam_b3(struct klp_object *obj) __asm__("klp_bye");

#line 1 "<liveseam: module seam_c3>"
static void seam_c3(struct klp_object *obj)
{
	printk(KERN_INFO "liveseam: '%s': post_unpatch callback of object '%s'\n",
	       THIS_MODULE->name, obj->name ? obj->name : "vmlinux");
	seam_b3(obj);
}

#line 1 "<liveseam: module tables>"

static struct klp_func seam_funcs_0[] = {
	{
		.old_name = "f",
		.new_func = seam_f0,
	},
	{ }
};

static struct klp_object seam_objects[] = {
	{
		/* vmlinux has no name */
		.funcs = seam_funcs_0,
		.callbacks.pre_patch = seam_c0,
		.callbacks.post_patch = seam_c1,
		.callbacks.pre_unpatch = seam_c2,
		.callbacks.post_unpatch = seam_c3,
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
MODULE_VERSION("liveseam fix 1.0 5923f5db2263");

