package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependenciesTest {
  @Test
  void readsWhatFixdepWrites() {
    String fragment =
        """
        cmd_/t/file0.o := gcc-12 -o /t/file0.o /t/file0.c

        source_/t/file0.o := /t/file0.c

        deps_/t/file0.o := \\
          /t/include0/x.h \\
            $(wildcard include/config/FOO) \\
          ./include/generated/autoconf.h \\
          /usr/src/common/include/linux/kconfig.h

        /t/file0.o: $(deps_/t/file0.o)

        $(deps_/t/file0.o):
        """;
    assertEquals(
        Set.of(
            "/t/include0/x.h",
            "./include/generated/autoconf.h",
            "/usr/src/common/include/linux/kconfig.h"),
        Dependencies.parse(fragment));
  }

  @FuzzTest
  void neverFails(byte[] bytes) {
    for (String file : Dependencies.parse(new String(bytes, StandardCharsets.UTF_8))) {
      assertEquals(file.strip(), file);
    }
  }
}
