package org.liveseam.runtime.symbol;

import java.util.Optional;

/**
 * One kallsyms entry.
 *
 * @param object {@code vmlinux} or the module's name
 * @param name the symbol's name
 * @param position sympos: 1-based index among all entries of that name, of any type, in that
 *     object, in kallsyms order (address order in vmlinux, symbol table order in a module)
 * @param address link address in an image, offset in its section in a module's file, running
 *     address (0 when hidden from this reader) on the running system
 * @param type the letter of nm(1): {@code t}, {@code T}, {@code w} and {@code W} are text
 * @param traceable whether ftrace, hence a live patch, can redirect it
 * @param prototype its C prototype, where type information has one
 */
public record FunctionCandidate(
    String object,
    String name,
    int position,
    long address,
    char type,
    Traceable traceable,
    Optional<Prototype> prototype) {

  /** Whether the entry is code. */
  public boolean isText() {
    return isText(type);
  }

  /** Whether a letter of nm(1) says code. */
  public static boolean isText(char type) {
    return type == 't' || type == 'T' || type == 'w' || type == 'W';
  }

  /**
   * Its C declaration without a semicolon, {@code static int cmdline_proc_show(struct seq_file *m,
   * void *v)}. Static by the letter, because BTF calls every function of vmlinux static; never said
   * of a module's, whose letters in {@code /proc/kallsyms} tell exported from not.
   */
  public Optional<String> declaration() {
    return prototype.map(
        p ->
            type == 't' && object.equals(KernelSymbols.VMLINUX)
                ? "static " + p.declaration()
                : p.declaration());
  }
}
