package org.liveseam.runtime.process.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.process.dwarf.Declarations.Declaration;
import org.liveseam.runtime.process.dwarf.Declarations.Gone;
import org.liveseam.runtime.process.dwarf.Declarations.Wanted;
import org.liveseam.runtime.process.object.CLibrary;

/** What a library's debugging information says, written as C that the compiler takes. */
final class DeclarationsTest {
  private static final String SOURCE =
      """
      #include <stdint.h>
      enum colour { RED, GREEN = 5, BLUE = -2 };
      enum { SMALL = 3, LARGE = 0x7fffffff };
      typedef struct node node_t;
      struct point { int x, y; };
      struct node { char kind; node_t *next; struct point at; struct other *other; };
      struct other { long secret; node_t *back; };
      typedef struct { uint32_t id; union { long l; double d; }; } anonymous_t;
      struct __attribute__((packed)) packed { char a; int b; short c; };
      struct holder { char a; struct packed p; long last __attribute__((aligned(32))); };
      struct bits { unsigned a : 3; unsigned b : 7; int : 0; int c : 2; };
      struct plain_bits { unsigned a : 3; unsigned b : 30; char c; unsigned char d : 2; };
      struct flexible { int n; char text[]; };
      enum __attribute__((packed)) tiny { T1, T2 };
      static node_t *head;
      static struct point table[3];
      static const char *const names[] = { "a", "b" };
      static struct { int limit; enum { A1, A2 } mode; } config;
      static int (*handler)(struct other *, ...);
      int counter = 1;
      anonymous_t last_seen;
      struct holder holder;
      struct bits bits;
      struct plain_bits plain_bits;
      struct flexible *flexible;
      enum tiny tiny;
      __extension__ __int128 wide;
      _Complex double root;
      static __attribute__((noinline)) int helper(const struct point *p, enum colour c)
      { return p->x + c; }
      static __attribute__((noinline)) node_t *find(char kind) {
        for (node_t *n = head; n; n = n->next) if (n->kind == kind) return n;
        return 0;
      }
      void (*choose(int a))(int) { return a ? (void (*)(int))handler : 0; }
      int dots(const char *f, ...) { return f[0]; }
      int use(node_t *n, struct other *o) {
        table[1].x++; config.limit += config.mode == A2; head = n; handler = (void *)o;
        return helper(&table[0], GREEN) + (find('x') != 0) + names[counter][0] + SMALL + o->secret;
      }
      """;

  private static final Declarations.Function USE =
      new Declarations.Function("use", OptionalLong.empty());

  @TempDir static Path folder;
  private static Declarations declarations;

  @BeforeAll
  static void build() throws Exception {
    Path file = CLibrary.build(folder, "libtypes.so", SOURCE, "-g");
    declarations = new FunctionTypes(Elf.of(Bytes.of(Files.readAllBytes(file)))).declarations();
  }

  private static List<Declaration> find(Set<String> names, Set<String> members) {
    return declarations.find(new Wanted(names, Set.of(), members, Set.of()), Set.of());
  }

  /** As text, which the compiler must take. */
  private static String compiled(List<Declaration> found) throws Exception {
    String text = found.stream().map(d -> d.text() + "\n").collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("found.c"), text);
    CLibrary.run(
        folder,
        List.of("cc", "-c", "-Wall", "-Werror", "-o", folder + "/found.o", file.toString()));
    return text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counter | extern int counter;",
        "names | extern const char *const names[2];",
        "choose | extern void (*choose(int))(int);",
        "dots | extern int dots(const char *, ...);",
        "handler | struct other; extern int (*handler)(struct other *, ...);",
        "head | struct node; typedef struct node node_t; extern node_t *head;",
        "wide | extern __int128 wide;",
        "root | extern _Complex double root;",
        "SMALL | enum { SMALL = 3, LARGE = 2147483647, };",
        "config | extern struct { int limit; unsigned int mode; } config;",
        "find | struct node; typedef struct node node_t; extern node_t *find(char);",
        "nowhere | ''",
      })
  void aNameAloneNeedsLittle(String name, String text) throws Exception {
    assertEquals(text, compiled(find(Set.of(name), Set.of())).strip().replace('\n', ' '));
  }

  @Test
  void aStructIsWrittenOutWhereItIsLookedInto() throws Exception {
    String outer = compiled(find(Set.of("head"), Set.of("kind")));
    assertTrue(
        outer.contains(
            "struct node { char kind; node_t *next; struct point at; struct other *other; };"),
        outer);
    assertTrue(outer.indexOf("struct point {") < outer.indexOf("struct node {"), outer);
    assertTrue(!outer.contains("struct other {"), outer);
    String inner = compiled(find(Set.of("head"), Set.of("next", "secret")));
    assertTrue(inner.contains("struct other { long int secret; node_t *back; };"), inner);
  }

  @ParameterizedTest
  @CsvSource({"holder", "table", "last_seen", "plain_bits", "tiny"})
  void theCompilerLaysStructsOutAsTheyAre(String name) throws Exception {
    String text = compiled(find(Set.of(name), Set.of()));
    assertTrue(text.contains("extern "), text);
    assertTrue(text.contains("_Static_assert") || name.equals("last_seen"), text);
  }

  @Test
  void packedStructsArePackedAndPadded() throws Exception {
    String text = compiled(find(Set.of("holder"), Set.of()));
    assertTrue(text.contains("char a; int b; short int c; } __attribute__((packed));"), text);
    assertTrue(text.contains("long int last __attribute__((aligned(32)));"), text);
  }

  @Test
  void whatCannotBeSaidIsLeftOut() throws Exception {
    String text = compiled(find(Set.of("bits", "counter"), Set.of("a")));
    assertEquals("struct bits;\nextern int counter;\n", text, "a gap is nowhere told");
  }

  @Test
  void tagsTypedefsAndTypesOfFunctionsCanBeAskedFor() throws Exception {
    var tags = new Wanted(Set.of("anonymous_t"), Set.of("colour"), Set.of(), Set.of(USE));
    String text = compiled(declarations.find(tags, Set.of()));
    assertTrue(text.contains("enum colour { RED = 0, GREEN = 5, BLUE = -2, };"), text);
    assertTrue(
        text.contains(
            "typedef struct { uint32_t id; union { long int l; double d; }; } anonymous_t;"),
        text);
    assertTrue(text.contains("struct other;"), text);
    assertTrue(!text.contains(" use("), text);
  }

  @Test
  void whatSomebodyElseDeclaresIsLeftToThem() throws Exception {
    var wanted = new Wanted(Set.of("head", "counter"), Set.of(), Set.of("kind"), Set.of());
    String text =
        declarations.find(wanted, Set.of("counter", "struct node")).stream()
            .map(Declaration::text)
            .collect(Collectors.joining("\n"));
    assertTrue(text.contains("extern node_t *head;"), text);
    assertTrue(!text.contains("counter") && !text.contains("struct node {"), text);
  }

  private static Declarations built(String name, String first, String second) throws Exception {
    Path other = Files.writeString(folder.resolve(name + "2.c"), second);
    Path file = CLibrary.build(folder, "lib" + name + ".so", first, "-g", other.toString());
    return new FunctionTypes(Elf.of(Bytes.of(Files.readAllBytes(file)))).declarations();
  }

  @Test
  void vectorsAreVectors() throws Exception {
    var own =
        built(
            "vectors",
            """
            typedef float v4 __attribute__((vector_size(16)));
            struct lanes { char c; v4 v; int i; };
            struct lanes lanes;
            v4 *where;
            v4 table[3];
            v4 sum(v4 a, const v4 *b) { return a + *b; }
            __attribute__((vector_size(8))) int plain;
            """,
            "int other;\n");
    var wanted = new Wanted(Set.of("lanes", "sum", "table", "plain"), Set.of(), Set.of(), Set.of());
    String text = compiled(own.find(wanted, Set.of()));
    assertTrue(text.contains("typedef float __attribute__((vector_size(16))) v4;"), text);
    assertTrue(text.contains("struct lanes { char c; v4 v; int i; };"), text);
    assertTrue(text.contains("extern v4 sum(v4, const v4 *);"), text);
    assertTrue(text.contains("extern int __attribute__((vector_size(8))) plain;"), text);
    Path user =
        Files.writeString(
            folder.resolve("user.c"),
            text + "v4 f(v4 a) { return sum(a, &table[1]) + lanes.v; }\n");
    CLibrary.run(folder, List.of("cc", "-c", "-Werror", "-o", folder + "/u.o", user.toString()));
  }

  /** C text has one meaning for a name: what another unit means by it is left out. */
  @Test
  void typesOfDifferentUnitsAreNotMixed() throws Exception {
    String shared = "struct shared { int a; };\nenum kind { ONE, TWO };\n";
    var own =
        built(
            "mixed",
            shared
                + """
                typedef int size_kind;
                struct node { int value; struct node *next; };
                size_kind a_size;
                struct node *a_list;
                struct shared a_shared;
                enum kind a_kind;
                """,
            shared
                + """
                typedef long size_kind;
                struct node { char *text; int value; };
                size_kind b_size;
                struct node *b_list;
                struct shared b_shared;
                enum kind b_kind;
                """);
    Set<String> names =
        Set.of("a_size", "a_list", "a_shared", "a_kind", "b_size", "b_list", "b_shared", "b_kind");
    String text =
        compiled(own.find(new Wanted(names, Set.of(), Set.of("value"), Set.of()), Set.of()));
    for (String there : List.of("a_size", "a_list", "a_shared", "a_kind", "b_shared", "b_kind")) {
      assertTrue(text.contains(there + ";"), text);
    }
    assertTrue(text.contains("struct node { int value; struct node *next; };"), text);
    assertTrue(!text.contains("b_size") && !text.contains("b_list"), text);
    String other =
        compiled(
            own.find(new Wanted(Set.of("b_list"), Set.of(), Set.of("value"), Set.of()), Set.of()));
    assertTrue(other.contains("struct node { char *text; int value; };"), other);
  }

  @Test
  void inlinedCopiesAreFoundInTheirCallers() throws Exception {
    String source =
        """
        static int unused = 5;
        static inline __attribute__((always_inline)) int deep(int a) { return a * 7; }
        static inline __attribute__((always_inline)) int middle(int a) { return deep(a) + 1; }
        int one(int a) { return middle(a); }
        int two(int a) { { int b = deep(a); return b * b; } }
        int three(int a) { return a + unused; }
        """;
    Path file = CLibrary.build(folder, "libinlined.so", source, "-g");
    var own = new FunctionTypes(Elf.of(Bytes.of(Files.readAllBytes(file)))).declarations();
    assertEquals(Optional.of(new Gone(true, List.of("one", "two"))), own.gone("deep"));
    assertEquals(Optional.of(new Gone(true, List.of("one"))), own.gone("middle"));
    assertEquals(Optional.of(new Gone(false, List.of())), own.gone("unused"));
    assertEquals(Optional.empty(), own.gone("four"));
  }
}
