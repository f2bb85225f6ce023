package org.liveseam.runtime.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patches;

class QuotedIncludesTest {
  private static final String MAIN = "#include \"a.h\"\n#include <linux/module.h>\nint f;\n";

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    write("a.h", "#pragma once\n#  include \"sub/b.h\"\n");
    write("sub/b.h", "#include \"c.h\"\n#include \"../a.h\"\n#include \"top.h\"\n");
    write("sub/c.h", "int c;\n");
    write("top.h", "int top;\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** What the patch is known by. */
  private String id(String text) {
    var file = QuotedIncludes.source(folder.resolve("main.c"), text);
    var body = new Body.SymbolFrom("f", file, Patches.HERE);
    var function =
        new FunctionPatch("f", List.of(), OptionalInt.empty(), body, Patches.HERE, Patches.HERE);
    var object =
        new ObjectPatch(new ObjectRef.Vmlinux(), List.of(function), List.of(), Patches.HERE);
    return Patches.patch("p", List.of(object)).id().hash();
  }

  @Test
  void aPatchIsAnotherOneWhenAnyOfItsHeadersIs() throws IOException {
    String before = id(MAIN);
    assertEquals(before, id(MAIN));
    for (String header : List.of("a.h", "sub/b.h", "sub/c.h", "top.h")) {
      String was = Files.readString(folder.resolve(header));
      write(header, was + "int more;\n");
      assertNotEquals(before, id(MAIN), header);
      write(header, was);
      assertEquals(before, id(MAIN), header);
    }
  }

  @Test
  void whatIsNotIncludedDoesNotCount() throws IOException {
    String before = id("int f;\n/* \n#include \"a.h\"\n*/\n// \\\n");
    write("a.h", "other\n");
    assertEquals(before, id("int f;\n/* \n#include \"a.h\"\n*/\n// \\\n"));
  }

  @Test
  void readsDirectivesAsThePreprocessorDoes() {
    assertEquals(
        List.of("a.h", "b//c.h", "d.h"),
        QuotedIncludes.names(
            """
            #include "a.h" // and "no.h"
            /* first */ # /* second */ include"b//c.h"
            const char *s = "/*";
            #\tinclude\t"d.h"
            const char *t = "*/ #include";
            x #include "no.h"
            /*
            #include "no.h"
            """));
  }

  @Test
  void headersThatAreNotThereAreTheCompilersToMiss() {
    assertEquals(
        "", QuotedIncludes.source(folder.resolve("x.c"), "#include \"gone.h\"\n").included());
    assertEquals("", QuotedIncludes.source(folder.resolve("x.c"), "").included());
  }
}
