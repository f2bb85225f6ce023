package org.liveseam.runtime.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.target.FunctionFacts.Parameter;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

class PrototypeTextTest {
  private static Prototype of(String returnType, String... declarations) {
    return new Prototype(
        returnType,
        java.util.stream.Stream.of(declarations).map(d -> new Parameter(d, "")).toList(),
        false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int %",
        "struct seq_file *%",
        "const char *const %[4]",
        "int (*%)(void *, struct x *[2], ...)",
        "void (*(*%)(int))(long unsigned int)",
        "enum e %",
        "u8 (*%)[16]"
      })
  void takesWhatCompilersWrite(String declaration) {
    assertTrue(PrototypeText.problem(of("int", declaration)).isEmpty(), declaration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int",
        "int % %",
        "int %; int x",
        "int %) { boom(); } int f(int",
        "int %, int b",
        "int %\n#define x",
        "int % __attribute__((section(1)))",
        "struct { int a; } *%",
        "int (*%)(int",
        "int *%]",
        "typeof(*current) %",
        "char %[sizeof(int)]",
        "_Pragma %",
        "int %\0",
        "int \u00e4%"
      })
  void refusesAllElse(String declaration) {
    assertFalse(PrototypeText.problem(of("int", declaration)).isEmpty(), declaration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "int (*)(void)", "int;", "static int", "int x[2]", "*", "int * x *"})
  void returnTypesAreSimple(String type) {
    assertFalse(PrototypeText.problem(of(type)).isEmpty(), type);
  }

  /** Whatever passes has none of the characters that could end a declaration. */
  @Property(tries = 2000)
  void nothingThatPassesCanLeaveItsPlace(
      @ForAll @Chars({'a', '%', ' ', '*', '(', ')', ',', ';', '{', '"', '#', '[', ']', '\n'})
          String text) {
    if (PrototypeText.problem(of("int", text)).isEmpty()) {
      assertTrue(text.chars().noneMatch(c -> ";{\"#".indexOf(c) >= 0), text);
      int depth = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
        assertTrue(depth >= 0 && (c != ',' || depth > 0), text);
      }
      assertEquals(0, depth, text);
    }
  }

  @Test
  void writesHeads() {
    Prototype type = of("struct dentry *", "void (*%)(int)", "union u *%");
    assertEquals(
        "struct dentry *f(void (*a)(int), union u *b)",
        PrototypeText.head(type, "f", List.of("a", "b")));
    assertEquals(
        "struct dentry * (void (*seam_p1)(int), union u *seam_p2)", PrototypeText.signature(type));
    assertEquals(Set.of("struct dentry", "union u"), PrototypeText.tags(type));
    assertEquals("int f(void)", PrototypeText.head(of("int"), "f", List.of()));
  }

  @Test
  void plainTypesNeedNoHeader() {
    assertTrue(PrototypeText.isPlain(of("u32", "struct x *%", "const char *%", "loff_t %")));
    assertFalse(PrototypeText.isPlain(of("u32", "pgoff_t %")));
    assertFalse(PrototypeText.isPlain(of("enum e", "int %")));
  }
}
