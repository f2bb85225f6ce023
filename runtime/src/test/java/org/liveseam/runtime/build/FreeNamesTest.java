package org.liveseam.runtime.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeNamesTest {
  private static long mentions(String code) {
    return FreeNames.in(code).stream().filter(w -> w.text().equals("gcd")).count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return gcd(a, b);",
        "return (gcd)(a, b);",
        "return (*gcd)(a, b);",
        "p = gcd;",
        "p = &gcd;",
        "int (*p)(int, int) = gcd;",
        "return gcd /* the old one */ (a, b);",
        "x = a * gcd(a, b);",
        "x = a * gcd;",
        "f(a, gcd);",
        "if (a) gcd(a, b);",
        "else gcd(a, b);",
        "case 1: gcd(a, b);",
        "a ? gcd : b;",
        "extern int gcd(int, int);",
        "extern typeof(g) gcd;",
        "struct ops o = { .call = gcd };",
        "int x = 1, y = gcd(a, b);",
        "{ int gcd = 1; } return gcd(a, b);",
        "int a[3] = { 1, gcd(1, 2) };",
        "switch (gcd(a, b)) { }",
        "return sizeof(gcd);",
      })
  void means(String code) {
    assertEquals(1, mentions(code), code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int gcd = 1; return gcd;",
        "unsigned long long gcd; gcd = 2;",
        "const char *gcd = \"x\", *b = gcd;",
        "u32 a, *gcd, b; f(gcd);",
        "struct file **gcd = f(); if (gcd) g(*gcd);",
        "typeof(x) gcd = x; return gcd;",
        "int (*gcd)(int) = other; return gcd(3);",
        "int gcd[4]; gcd[1] = 2;",
        "for (int gcd = 0; gcd < 3; gcd++) f(gcd);",
        "if (a) { s64 gcd = 1; f(gcd); }",
        "case 1: ; int gcd = 1; f(gcd);",
        "o.gcd = 1; o->gcd(2); struct gcd *p; enum gcd e;",
        "goto gcd; gcd: return 1;",
        "/* gcd */ f(\"gcd\"); // gcd",
      })
  void doesNotMean(String code) {
    assertEquals(0, mentions(code), code);
  }

  @FuzzTest
  void neverFails(byte[] bytes) {
    String code = new String(bytes, StandardCharsets.UTF_8);
    for (CWords.Word word : FreeNames.in(code)) {
      assertTrue(code.startsWith(word.text(), word.offset()));
    }
  }
}
