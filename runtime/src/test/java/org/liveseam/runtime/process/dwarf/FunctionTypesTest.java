package org.liveseam.runtime.process.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;
import org.liveseam.runtime.process.object.CLibrary;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.target.FunctionFacts;

/** What this machine's compiler writes, read back as C. */
final class FunctionTypesTest {
  private static final String SOURCE =
      """
      #include <stdarg.h>
      #include <stddef.h>
      struct point { int x, y; };
      union word { long l; double d; };
      enum colour { RED, GREEN };
      typedef struct { int hidden; } opaque_t;
      typedef int (*callback_t)(const struct point *, void *);
      typedef unsigned long long big_t;
      int scalars(char a, unsigned char b, short c, long d, big_t e, float f, double g, _Bool h)
      { return a + b + c + d + e + f + g + h; }
      struct point *pointers(const struct point *p, struct point *const q, void **r,
          volatile int *s, const char *restrict t)
      { *r = (void *) p; return (struct point *) (s && t ? p : q); }
      enum colour tags(union word *w, enum colour c, opaque_t *o) { return w && o ? c : RED; }
      int functions(int (*f)(int, ...), callback_t g, void (*h)(void), int (*(*k)(void))(char))
      { h(); return f(1) + g(0, 0) + k()('c'); }
      int arrays(int a[4], int (*b)[5], char *const c[], int (*d)[2][3])
      { return a[0] + (*b)[1] + c[0][0] + (*d)[1][1]; }
      void nothing(void) {}
      int dots(const char *format, ...) { return format[0]; }
      struct point by_value(struct point p, va_list list) { p.x++; return p; }
      _Complex double complexes(_Complex double z) { return z; }
      void (*returns_function(int a))(int) { return (void (*)(int)) (size_t) a; }
      __attribute__((noinline)) static int twin(int a) { return a * 3; }
      int uses_twin(int a) { return twin(a); }
      static inline int inlined(struct point *p) { return p->x; }
      int uses_inlined(struct point *p) { return inlined(p); }
      int anonymous(struct { int a; } *p) { return p->a; }
      int alias(int other) __attribute__((alias("uses_twin")));
      """;
  private static final String TWIN =
      """
      __attribute__((noinline)) static long twin(long a, long b) { return a * b; }
      long other_twin(long a) { return twin(a, a + 1); }
      """;

  @TempDir Path folder;

  private Elf build(String... flags) throws Exception {
    Files.writeString(folder.resolve("twin.c"), TWIN);
    String[] all = java.util.Arrays.copyOf(flags, flags.length + 1);
    all[flags.length] = folder.resolve("twin.c").toString();
    return read(CLibrary.build(folder, "libtypes.so", SOURCE, all));
  }

  private static Elf read(Path file) throws java.io.IOException {
    return Elf.of(Bytes.of(Files.readAllBytes(file)));
  }

  private static List<Symbol> symbols(Elf elf, String name) {
    return elf.symbols(Section.SYMTAB).stream()
        .filter(s -> s.name().equals(name) && s.isDefined())
        .toList();
  }

  private static String text(Elf elf, FunctionTypes types, String name) {
    List<Symbol> found = symbols(elf, name);
    assertEquals(1, found.size(), name);
    return types.find(name, found.get(0).value()).map(FunctionTypesTest::text).orElse("none");
  }

  private static String text(FunctionFacts.Prototype p) {
    String parameters =
        p.parameters().stream().map(q -> q.named(q.name())).collect(Collectors.joining("; "));
    return p.returnType() + " <- " + parameters + (p.variadic() ? "; ..." : "");
  }

  private static void check(Elf elf, FunctionTypes types) {
    String scalars =
        "int <- char a; unsigned char b; short int c; long int d; big_t e; float f; double g; _Bool"
            + " h";
    assertEquals(scalars, text(elf, types, "scalars"));
    assertEquals(
        "struct point * <- const struct point *p; struct point *const q; void **r;"
            + " volatile int *s; const char *restrict t",
        text(elf, types, "pointers"));
    assertEquals(
        "enum colour <- union word *w; enum colour c; opaque_t *o", text(elf, types, "tags"));
    assertEquals(
        "int <- int (*f)(int, ...); callback_t g; void (*h)(void); int (*(*k)(void))(char)",
        text(elf, types, "functions"));
    assertEquals(
        "int <- int *a; int (*b)[5]; char *const *c; int (*d)[2][3]", text(elf, types, "arrays"));
    assertEquals("void <- ", text(elf, types, "nothing"));
    assertEquals("int <- const char *format; ...", text(elf, types, "dots"));
    assertTrue(text(elf, types, "by_value").startsWith("struct point <- struct point p; "));
    assertEquals("_Complex double <- _Complex double z", text(elf, types, "complexes"));
    assertEquals("void (*)(int) <- int a", text(elf, types, "returns_function"));
    assertEquals("int <- struct point *p", text(elf, types, "uses_inlined"));
    assertEquals("int <- int a", text(elf, types, "alias"), "told by its address");
    assertEquals("none", text(elf, types, "anonymous"), "cannot be said in C");
    assertEquals("long int <- long int a", text(elf, types, "other_twin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-gdwarf-5",
        "-gdwarf-4",
        "-gdwarf-3",
        "-gdwarf-5 -gdwarf64",
        "-gdwarf-5 -gz=zlib",
        "-gdwarf-4 -O0",
        "-gdwarf-5 -O3",
        "-gdwarf-5 -fpatchable-function-entry=5"
      })
  void everyVersion(String flags) throws Exception {
    Elf elf = build(flags.split(" "));
    check(elf, new FunctionTypes(elf));
  }

  @Test
  void staticFunctionsOfOneNameAreToldApart() throws Exception {
    Elf elf = build("-g");
    var types = new FunctionTypes(elf);
    List<String> both =
        symbols(elf, "twin").stream()
            .map(s -> types.find("twin", s.value()).map(FunctionTypesTest::text).orElse("none"))
            .sorted()
            .toList();
    assertEquals(List.of("int <- int a", "long int <- long int a; long int b"), both);
    assertEquals(Optional.empty(), types.find("twin", 1), "nothing says which");
    assertEquals("int <- int a", types.find("uses_twin", 1).map(FunctionTypesTest::text).get());
    assertEquals(Optional.empty(), types.find("twin.isra.0", symbols(elf, "twin").get(0).value()));
    assertEquals(Optional.empty(), types.find("no_such_function", 1));
  }

  /** What gcc 12 does not write: names and addresses by number, constants in the abbreviation. */
  @Test
  void numberedStringsAndAddresses() throws Exception {
    Path text = Files.writeString(folder.resolve("numbered.s"), NUMBERED);
    Path library = folder.resolve("numbered.so");
    CLibrary.run(
        folder, List.of("cc", "-shared", "-nostdlib", "-o", library.toString(), text.toString()));
    Elf elf = read(library);
    assertEquals("int <- int size", text(elf, new FunctionTypes(elf), "counted"));
  }

  private static final String NUMBERED =
      """
      .text
      .globl counted
      .type counted, @function
      counted: ret
      .size counted, .-counted
      .section .debug_info,"",@progbits
      .long info_end - info_start
      info_start:
      .short 5
      .byte 1, 8
      .long abbrev
      .uleb128 1
      .long offsets_base
      .long addresses_base
      subprogram:
      .uleb128 2
      .byte 1
      .byte 0
      .long type - .debug_info
      .uleb128 3
      .byte 2, 0
      .long type - .debug_info
      .byte 0
      type: .uleb128 4
      .byte 0
      .byte 0
      info_end:
      .section .debug_abbrev,"",@progbits
      abbrev:
      .uleb128 1, 0x11
      .byte 1
      .uleb128 0x72, 0x17, 0x73, 0x17, 0x13, 0x21
      .sleb128 0x1d
      .byte 0, 0
      .uleb128 2, 0x2e
      .byte 1
      .uleb128 0x03, 0x25, 0x11, 0x29, 0x49, 0x10
      .byte 0, 0
      .uleb128 3, 0x05
      .byte 0
      .uleb128 0x03, 0x26, 0x49, 0x10
      .byte 0, 0
      .uleb128 4, 0x24
      .byte 0
      .uleb128 0x03, 0x25
      .byte 0, 0
      .byte 0
      .section .debug_str_offsets,"",@progbits
      .long offsets_end - . - 4
      .short 5, 0
      offsets_base:
      .long name_int, name_counted, name_size
      offsets_end:
      .section .debug_addr,"",@progbits
      .long addresses_end - . - 4
      .short 5
      .byte 8, 0
      addresses_base:
      .quad counted
      addresses_end:
      .section .debug_str,"MS",@progbits,1
      name_int: .string "int"
      name_counted: .string "counted"
      name_size: .string "size"
      """;

  @Test
  void zstdIsRead() throws Exception {
    Elf plain = build("-g");
    Path file = folder.resolve("libtypes.so");
    CLibrary.run(folder, List.of("objcopy", "--compress-debug-sections=zstd", file.toString()));
    Elf packed = read(file);
    assertTrue(packed.bytes().size() < plain.bytes().size());
    check(packed, new FunctionTypes(packed));
  }

  @Test
  void withoutDebuggingInformationThereIsNothing() throws Exception {
    Elf elf = build();
    assertFalse(FunctionTypes.isIn(elf));
    assertEquals(Optional.empty(), new FunctionTypes(elf).find("scalars", 1));
  }

  @Test
  void loadedObjectsHaveThem() throws Exception {
    build("-g");
    var loader = org.liveseam.runtime.os.DynamicLoader.load();
    try (var handle = loader.open(folder.resolve("libtypes.so").toString())) {
      var library = LoadedObjects.open().find("libtypes.so").orElseThrow();
      assertEquals(handle.base(), library.base());
      var prototype = library.functions("uses_twin").get(0).prototype().orElseThrow();
      assertEquals("int <- int a", text(prototype));
      assertEquals("int mine", prototype.parameters().get(0).named("mine"));
    }
  }
}
