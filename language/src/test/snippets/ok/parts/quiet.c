int quiet_show(struct seq_file *m, void *v) { return 0; }
