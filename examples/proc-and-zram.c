#include <linux/seq_file.h>

static int quiet_cmdline(struct seq_file *m, void *v)
{
	seq_puts(m, "quiet\n");
	return 0;
}

static int quiet_version(struct seq_file *m, void *v)
{
	seq_puts(m, "a kernel\n");
	return 0;
}
