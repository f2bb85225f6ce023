package org.liveseam.runtime.model;

import java.util.regex.Pattern;

/**
 * The shapes of names that reach generated C, paths and module parameters. Whoever writes one of
 * those relies on the records of this package having checked here.
 */
public final class Names {
  private static final Pattern PATCH = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_~-]{0,39}");
  // Compilers make names like f.isra.0 and f.cold; Rust's are longer and start with _R or _ZN.
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z_.$][A-Za-z0-9_.$]{0,510}");
  private static final Pattern C_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
  private static final Pattern C_TYPE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*( [A-Za-z_][A-Za-z0-9_]*)*( \\*+)?");
  // MODULE_NAME_LEN is 56 on 64-bit kernels, with the closing NUL.
  private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,54}");
  private static final Pattern LIBRARY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,254}");
  private static final Pattern INCLUDE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./+-]{0,254}");

  private Names() {}

  public static boolean isPatch(String name) {
    return PATCH.matcher(name).matches();
  }

  public static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }

  /** A symbol as it stands in a symbol table. */
  public static boolean isSymbol(String name) {
    return SYMBOL.matcher(name).matches();
  }

  /** A name that C code can spell. */
  public static boolean isC(String name) {
    return C_NAME.matcher(name).matches();
  }

  /** A C type as words and stars, one space between: {@code struct file *}. */
  public static boolean isCType(String text) {
    return text.length() <= 200 && C_TYPE.matcher(text).matches();
  }

  public static boolean isModule(String name) {
    return MODULE.matcher(name).matches() && !name.equals("vmlinux");
  }

  /** A library's file name without folders; {@code executable} means the program. */
  public static boolean isLibrary(String name) {
    return LIBRARY.matcher(name).matches() && !name.equals("executable");
  }

  /** What may stand between the angle brackets of an include. */
  public static boolean isInclude(String path) {
    return INCLUDE.matcher(path).matches() && !path.contains("..");
  }

  static void check(boolean valid, String what, String name) {
    if (!valid) {
      throw new IllegalArgumentException("not a " + what + ": " + name);
    }
  }
}
