package org.liveseam.runtime.symbol.btf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.liveseam.runtime.symbol.btf.BtfBuilder.item;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Damage;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.StructLayout;

class BtfTest {
  /** One of everything. */
  static byte[] sample() {
    var b = new BtfBuilder();
    int integer = b.integer("int", 4);
    int character = b.integer("char", 1);
    int seq =
        b.struct(
            Kind.STRUCT,
            "seq_file",
            16,
            false,
            item("buf", b.pointer(character), 0),
            item("size", integer, 64));
    int show = b.prototype(integer, item("m", b.pointer(seq)), item("v", b.pointer(0)));
    b.function("cmdline_proc_show", show);
    int inner =
        b.struct(
            Kind.UNION, "", 8, false, item("a", integer, 0), item("b", b.array(integer, 2), 0));
    int flags = b.type(Kind.ENUM64, "flags64", 1, false, 8, 0, 5, 1);
    b.struct(
        Kind.STRUCT,
        "outer",
        32,
        true,
        item("first", integer, 0),
        item("", inner, 64),
        item("bits", integer, (3 << 24) | 130),
        item("f", flags, 192));
    b.type(Kind.FWD, "later", 0, true, 0);
    b.enumeration("color", item("RED", 0), item("BLUE", 7));
    b.ref(
        Kind.TYPEDEF,
        "size_t",
        b.ref(Kind.CONST, "", b.ref(Kind.VOLATILE, "", b.ref(Kind.RESTRICT, "", integer))));
    int variable = b.type(Kind.VAR, "jiffies", 0, false, integer, 1);
    b.type(Kind.DATASEC, ".data", 1, false, 4, variable, 0, 4);
    b.type(Kind.FLOAT, "double", 0, false, 8);
    b.type(Kind.DECL_TAG, "tag", 0, false, seq, -1);
    b.ref(Kind.TYPE_TAG, "user", integer);
    return b.build();
  }

  static List<byte[]> seeds() {
    return Damage.seeds(sample(), 60);
  }

  private static void readAll(byte[] bytes) {
    Btf btf = Btf.of(Bytes.of(bytes));
    var printer = new CPrinter(btf);
    var layouts = new Layouts(btf);
    for (int id = 1; id < btf.count(); id++) {
      BtfType type = btf.type(id);
      switch (type.kind()) {
        case STRUCT, UNION -> layouts.of(type);
        case FUNC -> Prototypes.of(btf, type);
        case VAR, DATASEC, DECL_TAG -> {}
        default -> printer.declaration(id, "x");
      }
    }
    btf.find(Kind.STRUCT, "seq_file");
    Prototypes.find(btf, "cmdline_proc_show");
  }

  @Test
  void everyKindIsThere() {
    Btf btf = Btf.of(Bytes.of(sample()));
    long kinds =
        java.util.stream.IntStream.range(0, btf.count())
            .mapToObj(i -> btf.type(i).kind())
            .distinct()
            .count();
    assertEquals(Kind.values().length, kinds);
    readAll(sample());
  }

  @Test
  void prototypeByName() {
    Btf btf = Btf.of(Bytes.of(sample()));
    Prototype prototype = Prototypes.find(btf, "cmdline_proc_show").orElseThrow();
    assertEquals("int (struct seq_file *m, void *v)", prototype.signature());
    assertEquals("int cmdline_proc_show(struct seq_file *m, void *v)", prototype.declaration());
    assertEquals("int", prototype.returnType());
    assertEquals(
        new Prototype.Parameter(
            "m", "struct seq_file *", "struct seq_file *m", "struct seq_file *%"),
        prototype.parameters().getFirst());
    assertEquals(Optional.empty(), Prototypes.find(btf, "seq_file"));
  }

  @Test
  void prototypesThatDifferAreNotGuessed() {
    var b = new BtfBuilder();
    int integer = b.integer("int", 4);
    b.function("same", b.prototype(integer));
    b.function("same", b.prototype(integer));
    b.function("differs", b.prototype(integer));
    b.function("differs", b.prototype(0));
    Btf btf = Btf.of(Bytes.of(b.build()));
    assertTrue(Prototypes.find(btf, "same").isPresent());
    assertEquals(Optional.empty(), Prototypes.find(btf, "differs"));
  }

  @Test
  void membersOfAnonymousStructsAreFlat() {
    StructLayout outer = new Layouts(Btf.of(Bytes.of(sample()))).find("outer").orElseThrow();
    assertEquals(32, outer.size());
    assertEquals(
        List.of("first@0", "a@8", "b@8", "bits@16", "f@24"),
        outer.members().stream().map(m -> m.name() + "@" + m.offset()).toList());
    StructLayout.Member bits = outer.member("bits").orElseThrow();
    assertEquals(130, bits.bitOffset());
    assertEquals(3, bits.bitSize());
    assertEquals(8, outer.member("b").orElseThrow().size());
    assertEquals("int b[2]", outer.member("b").orElseThrow().declaration());
  }

  @Test
  void enumValues() {
    Btf btf = Btf.of(Bytes.of(sample()));
    BtfType color = btf.type(btf.findFirst(Kind.ENUM, "color").orElseThrow());
    assertEquals(
        List.of(new BtfType.Value("RED", 0), new BtfType.Value("BLUE", 7)), btf.values(color));
    BtfType flags = btf.type(btf.findFirst(Kind.ENUM64, "flags64").orElseThrow());
    assertEquals(0x1_0000_0005L, btf.values(flags).getFirst().value());
  }

  @Test
  void aModuleStandsOnItsKernel() {
    var kernel = new BtfBuilder();
    int integer = kernel.integer("int", 4);
    kernel.function("shared_name", kernel.prototype(0));
    var module = new BtfBuilder(kernel.nextType(), kernel.stringBytes());
    module.function("mod_init", module.prototype(integer, item("count", integer)));
    // The kernel's string is used, not repeated: "shared_name" starts behind the NUL and "int".
    module.type(Kind.FUNC_PROTO, "", 0, false, integer);
    byte[] own = module.build();
    Btf base = Btf.of(Bytes.of(kernel.build()));
    Btf btf = Btf.of(Bytes.of(own), base);
    assertEquals(
        "int mod_init(int count)", Prototypes.find(btf, "mod_init").orElseThrow().declaration());
    assertEquals(
        "void shared_name(void)", Prototypes.find(btf, "shared_name").orElseThrow().declaration());
    assertArrayEquals(new int[] {integer}, btf.find(Kind.INT, "int"));
    assertEquals(Optional.of(base), btf.base());
  }

  @Test
  void typesThatReferToThemselvesAreRefused() {
    var b = new BtfBuilder();
    int loop = b.ref(Kind.TYPEDEF, "loop", b.nextType());
    int pointers = b.pointer(b.nextType());
    int anonymous = b.struct(Kind.STRUCT, "", 4, false, item("", b.nextType(), 0));
    Btf btf = Btf.of(Bytes.of(b.build()));
    var layouts = new Layouts(btf);
    assertThrows(MalformedFileException.class, () -> layouts.sizeOf(loop));
    assertThrows(MalformedFileException.class, () -> new CPrinter(btf).declaration(pointers, "p"));
    assertThrows(MalformedFileException.class, () -> layouts.of(btf.type(anonymous)));
  }

  /** Each prototype takes two of the one before: 2^30 parameters when written out. */
  @Test
  void declarationsThatExplodeAreRefused() {
    var b = new BtfBuilder();
    int type = b.integer("int", 4);
    for (int i = 0; i < 30; i++) {
      type = b.pointer(b.prototype(type, item("a", type), item("b", type)));
    }
    Btf btf = Btf.of(Bytes.of(b.build()));
    int last = type;
    assertThrows(MalformedFileException.class, () -> new CPrinter(btf).declaration(last, "f"));
  }

  @Property(tries = 3000)
  void damageIsRefusedOrRead(@ForAll long seed) {
    byte[] bytes = Damage.of(sample(), seed);
    Damage.outcome(Damage.survives(() -> readAll(bytes)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyBytes(byte[] bytes) {
    Damage.survives(() -> readAll(bytes));
  }
}
