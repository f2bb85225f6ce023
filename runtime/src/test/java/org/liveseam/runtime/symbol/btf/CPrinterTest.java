package org.liveseam.runtime.symbol.btf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.liveseam.runtime.symbol.btf.BtfBuilder.item;

import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;

class CPrinterTest {
  private static final int INT = 1;
  private static final int CHAR = 2;
  private static final int FILE = 3;

  static Stream<Arguments> declarations() {
    return Stream.of(
        c("int x", b -> INT),
        c("void *x", b -> b.pointer(0)),
        c("char **x", b -> b.pointer(b.pointer(CHAR))),
        c("struct file *x", b -> b.pointer(FILE)),
        c("const char *x", b -> b.pointer(b.ref(Kind.CONST, "", CHAR))),
        c("char *const x", b -> b.ref(Kind.CONST, "", b.pointer(CHAR))),
        c(
            "const volatile char *x",
            b -> b.pointer(b.ref(Kind.CONST, "", b.ref(Kind.VOLATILE, "", CHAR)))),
        c("char *restrict x", b -> b.ref(Kind.RESTRICT, "", b.pointer(CHAR))),
        c(
            "const char *const x[2]",
            b -> b.array(b.ref(Kind.CONST, "", b.pointer(b.ref(Kind.CONST, "", CHAR))), 2)),
        c("int x[2][3]", b -> b.array(b.array(INT, 3), 2)),
        c("int (*x)[3]", b -> b.pointer(b.array(INT, 3))),
        c("int *x[3]", b -> b.array(b.pointer(INT), 3)),
        c("int (*x)(void *)", b -> b.pointer(b.prototype(INT, item("", b.pointer(0))))),
        c("int (*x[4])(void)", b -> b.array(b.pointer(b.prototype(INT)), 4)),
        c(
            "int (*const x)(char c)",
            b -> b.ref(Kind.CONST, "", b.pointer(b.prototype(INT, item("c", CHAR))))),
        c("int (**x)(void)", b -> b.pointer(b.pointer(b.prototype(INT)))),
        c(
            "int (*(*x)(char))(void)",
            b -> b.pointer(b.prototype(b.pointer(b.prototype(INT)), item("", CHAR)))),
        c(
            "int x(const char *fmt, ...)",
            b ->
                b.prototype(INT, item("fmt", b.pointer(b.ref(Kind.CONST, "", CHAR))), item("", 0))),
        c(
            "int (*x)(int (*)(void), struct file *)",
            b ->
                b.pointer(
                    b.prototype(
                        INT, item("", b.pointer(b.prototype(INT))), item("", b.pointer(FILE))))),
        c("u8 x", b -> b.ref(Kind.TYPEDEF, "u8", CHAR)),
        c("enum color x", b -> b.enumeration("color", item("RED", 0))),
        c("enum { RED = 0, BLUE = 7 } x", b -> b.enumeration("", item("RED", 0), item("BLUE", 7))),
        c("union later *x", b -> b.pointer(b.type(Kind.FWD, "later", 0, true, 0))),
        c("struct later *x", b -> b.pointer(b.type(Kind.FWD, "later", 0, false, 0))),
        c("char *x", b -> b.pointer(b.ref(Kind.TYPE_TAG, "user", CHAR))),
        c("int (*x)(void)", b -> b.pointer(b.ref(Kind.TYPE_TAG, "rcu", b.prototype(INT)))),
        c(
            "struct { int a; int b : 3; } x",
            b ->
                b.struct(
                    Kind.STRUCT, "", 8, true, item("a", INT, 0), item("b", INT, (3 << 24) | 32))),
        c(
            "union { int a; struct file *f; } x",
            b ->
                b.struct(
                    Kind.UNION, "", 8, false, item("a", INT, 0), item("f", b.pointer(FILE), 0))));
  }

  private static Arguments c(String expected, ToIntFunction<BtfBuilder> type) {
    return Arguments.of(expected, type);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void declarations(String expected, ToIntFunction<BtfBuilder> type) {
    var b = new BtfBuilder();
    b.integer("int", 4);
    b.integer("char", 1);
    b.struct(Kind.STRUCT, "file", 8, false);
    int id = type.applyAsInt(b);
    var printer = new CPrinter(Btf.of(Bytes.of(b.build())));
    assertEquals(expected, printer.declaration(id, "x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("declarations")
  void withoutName(String expected, ToIntFunction<BtfBuilder> type) {
    var b = new BtfBuilder();
    b.integer("int", 4);
    b.integer("char", 1);
    b.struct(Kind.STRUCT, "file", 8, false);
    int id = type.applyAsInt(b);
    var printer = new CPrinter(Btf.of(Bytes.of(b.build())));
    // The declarator's blanks: none is left where the name was.
    String squeezed =
        expected
            .replaceAll("\\bx\\b", "")
            .replace("*const )", "*const)")
            .replace(" [", "[")
            .strip();
    assertEquals(
        squeezed.replaceAll("^int\\(", "int ("),
        printer.declaration(id, "").replaceAll("^int\\(", "int ("));
  }
}
