package org.liveseam.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** The programs in plain Java, as one would write them there: the baseline. */
final class JavaPrograms {
  private JavaPrograms() {}

  private record Point(long x, long y) {}

  static LongUnaryOperator find(String program) {
    return switch (program) {
      case "loop", "range" -> JavaPrograms::loop;
      case "calls" -> JavaPrograms::fib;
      case "closures" -> JavaPrograms::closures;
      case "strings" -> JavaPrograms::strings;
      case "lists" -> JavaPrograms::lists;
      case "records" -> JavaPrograms::records;
      default -> throw new IllegalArgumentException(program);
    };
  }

  private static long loop(long n) {
    long sum = 0;
    for (long i = 0; i < n; i++) {
      sum = sum + i % 7 * 3 - i % 5;
    }
    return sum;
  }

  private static long fib(long n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  private static LongUnaryOperator adder(long k) {
    return x -> x + k;
  }

  private static long closures(long n) {
    long sum = 0;
    for (long i = 0; i < n; i++) {
      sum = adder(i % 3).applyAsLong(sum);
    }
    return sum;
  }

  private static long strings(long n) {
    long length = 0;
    for (long i = 0; i < n; i++) {
      String line = "task " + i % 100 + ": " + ("state " + i % 7);
      length = length + line.length();
    }
    return length;
  }

  private static long lists(long n) {
    List<Long> xs = new ArrayList<>();
    for (long i = 0; i < n; i++) {
      xs.add(i * 3 % 101);
    }
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum = sum + xs.get((int) n - 1 - i) * (i % 3);
    }
    for (long x : xs) {
      sum = sum + x;
    }
    return sum;
  }

  private static long records(long n) {
    var p = new Point(0, 1);
    for (long i = 0; i < n; i++) {
      p = new Point(p.y(), (p.x() + p.y() + i) % 1009);
    }
    return p.x() + p.y();
  }
}
