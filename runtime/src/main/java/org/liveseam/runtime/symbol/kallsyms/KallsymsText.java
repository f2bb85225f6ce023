package org.liveseam.runtime.symbol.kallsyms;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code /proc/kallsyms} and ftrace's list print, by object in order of appearance; {@value
 * #VMLINUX} has the lines without a module.
 *
 * <pre>
 *   ffffffff81000000 T _text               /proc/kallsyms; zeros for those without CAP_SYSLOG
 *   ffffffffc0001000 t func&lt;tab&gt;[module]
 *   func                                   available_filter_functions
 *   func [module]
 *   ffffffff81000000 func [module]         available_filter_functions_addrs, since 6.5
 * </pre>
 */
public final class KallsymsText {
  /** The kernel image's key. */
  public static final String VMLINUX = "vmlinux";

  private KallsymsText() {}

  /** Reads {@code /proc/kallsyms}. Does not close the stream. */
  public static Map<String, SymbolTable> read(InputStream in) throws IOException {
    var collector = new Collector();
    var lines = new LineReader(in);
    while (lines.next()) {
      int space = lines.find(' ', 0);
      long address = lines.hex(0, space);
      int name = space + 3;
      if (name >= lines.length || lines.line[name - 1] != ' ') {
        throw lines.malformed("kallsyms line without type and name");
      }
      int end = lines.find('\t', name);
      String object = end == lines.length ? VMLINUX : lines.inBrackets(end + 1);
      collector.add(object, address, (char) (lines.line[space + 1] & 0xff), lines, name, end);
    }
    return collector.tables();
  }

  /**
   * Reads {@code available_filter_functions}, or with addresses {@code
   * available_filter_functions_addrs}.
   */
  public static Map<String, SymbolTable> readTraceable(InputStream in, boolean withAddresses)
      throws IOException {
    var collector = new Collector();
    var lines = new LineReader(in);
    while (lines.next()) {
      int name = withAddresses ? lines.find(' ', 0) + 1 : 0;
      long address = withAddresses ? lines.hex(0, name - 1) : 0;
      int end = lines.find(' ', name);
      String object = end >= lines.length ? VMLINUX : lines.inBrackets(end + 1);
      collector.add(object, address, 't', lines, name, end);
    }
    return collector.tables();
  }

  private static final class Collector {
    private final Map<String, SymbolTable.Builder> builders = new LinkedHashMap<>();

    void add(String object, long address, char type, LineReader lines, int from, int to) {
      if (to <= from) {
        throw lines.malformed("line without a name");
      }
      builders
          .computeIfAbsent(object, o -> new SymbolTable.Builder())
          .add(address, type, lines.line, from, to - from);
    }

    Map<String, SymbolTable> tables() {
      Map<String, SymbolTable> tables = new LinkedHashMap<>();
      builders.forEach((object, builder) -> tables.put(object, builder.build()));
      return tables;
    }
  }
}
