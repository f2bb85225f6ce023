package org.liveseam.runtime.symbol.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;

class NearNamesTest {
  private static final SymbolTable KERNEL =
      table(
          "cmdline_proc_show",
          "meminfo_proc_show",
          "devinfo_show",
          "vfs_read",
          "vfs_readv",
          "vcs_read",
          "ip_rcv_finish",
          "ip_rcv_finish.cold",
          "__pfx_ip_rcv_finish",
          "tcp_v4_connect",
          "load_image.isra.0",
          "load_image_and_restore",
          "x");

  private static SymbolTable table(String... names) {
    var table = new SymbolTable.Builder();
    for (String name : names) {
      table.add(1, 't', name);
    }
    return table.add(1, 'd', "vfs_raed").build();
  }

  @ParameterizedTest
  @CsvSource({
    "cmdline_proc_shwo, cmdline_proc_show",
    "cmdline_proc, cmdline_proc_show",
    "cmdline_show, cmdline_proc_show",
    "meminfo_show, meminfo_proc_show",
    "vfs_raed, vfs_read",
    "vfs_rea, vfs_read",
    "ip_rcv_finis, ip_rcv_finish",
    "rcv_finish, ip_rcv_finish",
    "tcp_v4_conect, tcp_v4_connect",
    "load_image, load_image.isra.0"
  })
  void theBestComesFirst(String wanted, String best) {
    assertEquals(best, NearNames.of(KERNEL, wanted, 3).getFirst());
  }

  @Test
  void nothingNearIsNothing() {
    assertEquals(List.of(), NearNames.of(KERNEL, "zzzzzzzz", 5));
    assertEquals(List.of(), NearNames.of(KERNEL, "", 5));
    assertEquals(List.of(), NearNames.of(KERNEL, "vfs_raed", 0));
  }

  @Test
  void dataAndColdPartsAreNotMeant() {
    assertEquals(List.of("vfs_read", "vcs_read", "vfs_readv"), NearNames.of(KERNEL, "vfs_raed", 5));
    assertEquals(List.of("ip_rcv_finish"), NearNames.of(KERNEL, "ip_rcv_finihs", 5));
  }

  @Test
  void aRepeatedNameIsSaidOnce() {
    assertEquals(List.of("show"), NearNames.of(table("show", "show"), "shwo", 5));
  }

  /** The band of the search against the whole table, on an alphabet where many names are near. */
  @Property(tries = 2000)
  void editsAsByTheBook(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 4, max = 14) String wanted,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 14) String name) {
    int edits = edits(wanted, name);
    List<String> found = NearNames.of(table(name), wanted, 1);
    if (edits <= wanted.length() / 4) {
      assertEquals(List.of(name), found);
    } else if (!name.contains(wanted)) {
      assertTrue(found.isEmpty(), () -> edits + " edits");
    }
  }

  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
