package org.liveseam.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.liveseam.language.api.CheckResult;
import org.liveseam.language.api.Seam;
import org.liveseam.runtime.diagnostic.Source;

/** How the costs of reading grow: parsing, checking, and patches with many functions. */
final class Growth {
  private static final Path FOLDER = Path.of("").toAbsolutePath();
  private static final int ROUNDS = 5;

  private Growth() {}

  /** Something that is timed; it answers what keeps it from being optimized away. */
  private interface Work {
    int carryOut();
  }

  public static void main(String[] args) {
    median(() -> parse(script(1_000)), 20); // warm
    median(() -> check(script(1_000)), 20);
    System.out.println("lines     parse MB/s   check ms   us a line");
    for (int lines : new int[] {1_000, 10_000, 100_000}) {
      String text = script(lines);
      double parsed = median(() -> parse(text), ROUNDS);
      double checked = median(() -> check(text), ROUNDS);
      System.out.printf(
          Locale.ROOT,
          "%7d   %10.2f %10.1f %11.2f%n",
          lines,
          text.length() / 1e6 / parsed,
          checked * 1e3,
          checked * 1e6 / lines);
    }
    System.out.println("functions of one patch   check ms   us a function");
    for (int functions : new int[] {100, 1_000, 10_000}) {
      String text = patch(functions);
      double checked = median(() -> check(text), ROUNDS);
      System.out.printf(
          Locale.ROOT, "%22d %10.1f %15.2f%n", functions, checked * 1e3, checked * 1e6 / functions);
    }
  }

  /** In seconds. */
  private static double median(Work work, int rounds) {
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long began = System.nanoTime();
      if (work.carryOut() < 0) {
        throw new IllegalStateException("nothing was done");
      }
      times[i] = (System.nanoTime() - began) / 1e9;
    }
    Arrays.sort(times);
    return times[rounds / 2];
  }

  private static int parse(String text) {
    return org.liveseam.grammar.Seam.parse(text).tree().statements().size();
  }

  private static int check(String text) {
    CheckResult result = Seam.check(new Source("big.seam", text), FOLDER);
    if (!result.ok()) {
      throw new IllegalStateException(result.diagnostics().get(0).message());
    }
    return result.patches().size();
  }

  /** Functions, loops, records and calls, ten lines each. */
  private static String script(int lines) {
    var text = new StringBuilder("edition 1\n");
    for (int i = 0; i < lines / 10; i++) {
      text.append(
          """
          /// Number %1$d.
          fn work%1$d(count: int, name = "task %1$d") {
            var sum = %1$d
            for i in 0..<count {
              if i %% 3 == 0 { sum = sum + i } else { sum = sum - 1 }
            }
            let result = {name: name, sum: sum, parts: [1, 2, %1$d]}
            "${result.name}: ${result.sum}"
          }
          let text%1$d = work%1$d(3)
          """
              .formatted(i));
    }
    return text.toString();
  }

  private static String patch(int functions) {
    var text = new StringBuilder("patch big {\n");
    for (int i = 0; i < functions; i++) {
      text.append("  replace function function_").append(i).append(" with c { return 0; }\n");
    }
    return text.append("}\n").toString();
  }
}
