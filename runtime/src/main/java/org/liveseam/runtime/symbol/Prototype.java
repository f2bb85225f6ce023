package org.liveseam.runtime.symbol;

import java.util.List;

/**
 * A function's type.
 *
 * @param name the function
 * @param returnType in C, {@code struct dentry *}
 * @param parameters in order, without the dots
 * @param variadic whether it ends in {@code ...}
 * @param signature in C without the name, {@code int (struct seq_file *m, void *v)}
 * @param declaration in C, {@code int cmdline_proc_show(struct seq_file *m, void *v)}; no storage
 *     class, no semicolon
 */
public record Prototype(
    String name,
    String returnType,
    List<Parameter> parameters,
    boolean variadic,
    String signature,
    String declaration) {

  /** Copies the list. */
  public Prototype {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter.
   *
   * @param name empty when type information has none
   * @param type in C without the name, {@code int (*)(void *)}
   * @param declaration in C with the name, {@code int (*fn)(void *)}
   * @param pattern in C with {@code %} for the name, {@code int (*%)(void *)}: to declare it under
   *     another
   */
  public record Parameter(String name, String type, String declaration, String pattern) {}

  @Override
  public String toString() {
    return declaration;
  }
}
