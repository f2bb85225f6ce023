package org.liveseam.runtime.symbol.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;

/**
 * "Did you mean": functions whose names are near one that is not there. A cost for each, the least
 * first:
 *
 * <pre>
 *   1..   edits: a letter inserted, lost, changed, or two swapped, one each; at most a quarter of the name
 *   0.5   the compiler's clone of the name: name.isra.0, name.constprop.0, name.part.0
 *   1.25  its words, between underscores, in their order with others between, plus 1/16 for each other letter
 *   1.5   the name is the beginning, plus 1/16 for each letter that follows
 *   2.5   the name stands inside, from 4 letters on, plus 1/16 for each other letter
 * </pre>
 */
final class NearNames {
  private static final int SHORTEST_INSIDE = 4;
  private static final double PER_LETTER = 1.0 / 16;

  private record Near(String name, double cost) {}

  private final SymbolTable table;
  private final byte[] wanted;
  private final int most;
  private final boolean hasWords;
  private int[] before;
  private int[] above;
  private int[] row;

  private NearNames(SymbolTable table, String name) {
    this.table = table;
    this.wanted = name.getBytes(StandardCharsets.UTF_8);
    this.most = Math.max(1, wanted.length / 4);
    this.hasWords = name.indexOf('_') > 0;
    this.before = new int[wanted.length + 1];
    this.above = new int[wanted.length + 1];
    this.row = new int[wanted.length + 1];
  }

  static List<String> of(SymbolTable table, String name, int limit) {
    // Kernel names are shorter than 512; edits of longer ones would only cost time.
    if (name.isEmpty() || name.length() > 512 || limit <= 0) {
      return List.of();
    }
    return new NearNames(table, name).search(limit);
  }

  private List<String> search(int limit) {
    List<Near> found = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      double cost = FunctionCandidate.isText(table.type(i)) ? cost(i) : Double.MAX_VALUE;
      if (cost < Double.MAX_VALUE) {
        String near = table.name(i);
        // The cold part of a function, or the padding before it, is never what was meant.
        if (!near.endsWith(".cold") && !near.startsWith("__pfx_")) {
          found.add(new Near(near, cost));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Near::cost).thenComparing(Near::name));
    return found.stream().map(Near::name).distinct().limit(limit).toList();
  }

  private double cost(int symbol) {
    int length = table.nameLength(symbol);
    int longer = length - wanted.length;
    double cost = Double.MAX_VALUE;
    int at = longer >= 0 ? indexIn(symbol, longer) : -1;
    if (at == 0) {
      cost =
          longer > 0 && table.nameByte(symbol, wanted.length) == '.'
              ? 0.5
              : 1.5 + longer * PER_LETTER;
    } else if (at > 0 && wanted.length >= SHORTEST_INSIDE) {
      cost = 2.5 + longer * PER_LETTER;
    } else if (longer > 0 && hasWords && wordsIn(symbol, length)) {
      cost = 1.25 + longer * PER_LETTER;
    }
    if (Math.abs(longer) <= most) {
      int edits = edits(symbol, length);
      cost = edits <= most ? Math.min(cost, edits) : cost;
    }
    return cost;
  }

  /** Whether the words of the wanted name stand in a name, whole and in order. */
  private boolean wordsIn(int symbol, int length) {
    int word = 0;
    for (int at = 0; at < length; at++) {
      int i = 0;
      while (word + i < wanted.length
          && wanted[word + i] != '_'
          && at + i < length
          && table.nameByte(symbol, at + i) == wanted[word + i]) {
        i++;
      }
      boolean wordEnds = word + i == wanted.length || wanted[word + i] == '_';
      boolean nameEnds = at + i == length || table.nameByte(symbol, at + i) == '_';
      if (wordEnds && nameEnds) {
        word += i + 1;
        if (word >= wanted.length) {
          return true;
        }
      }
      while (at < length && table.nameByte(symbol, at) != '_') {
        at++;
      }
    }
    return false;
  }

  private int indexIn(int symbol, int last) {
    for (int at = 0; at <= last; at++) {
      int i = 0;
      while (i < wanted.length && table.nameByte(symbol, at + i) == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Edits between two names with swaps of neighbours, inside a band of {@code most}; {@code most +
   * 1} when more.
   */
  private int edits(int symbol, int length) {
    int over = most + 1;
    for (int j = 0; j <= wanted.length; j++) {
      above[j] = Math.min(j, over);
    }
    for (int i = 1; i <= length; i++) {
      int from = Math.max(1, i - most);
      int to = Math.min(wanted.length, i + most);
      int best = row[from - 1] = from == 1 ? Math.min(i, over) : over;
      byte c = table.nameByte(symbol, i - 1);
      for (int j = from; j <= to; j++) {
        int left = row[j - 1] + 1;
        int up = j == i + most ? over : above[j] + 1;
        int edit = Math.min(Math.min(left, up), above[j - 1] + (c == wanted[j - 1] ? 0 : 1));
        if (i > 1
            && j > 1
            && c == wanted[j - 2]
            && table.nameByte(symbol, i - 2) == wanted[j - 1]) {
          edit = Math.min(edit, before[j - 2] + 1);
        }
        row[j] = Math.min(edit, over);
        best = Math.min(best, row[j]);
      }
      if (best >= over) {
        return over;
      }
      int[] spare = before;
      before = above;
      above = row;
      row = spare;
    }
    return above[wanted.length];
  }
}
