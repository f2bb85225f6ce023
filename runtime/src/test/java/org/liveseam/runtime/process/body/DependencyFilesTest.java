package org.liveseam.runtime.process.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DependencyFilesTest {
  @Test
  void aRuleOfMakeListsFiles() {
    String rule =
        "patch.o: patch.c seam.h \\\n /usr/include/my\\ file.h include0/a$$b.h \\\n c\\#d.h\n";
    assertEquals(
        Set.of("patch.c", "seam.h", "/usr/include/my file.h", "include0/a$b.h", "c#d.h"),
        DependencyFiles.parse(rule));
    assertEquals(Set.of(), DependencyFiles.parse(""));
  }

  @FuzzTest
  void anyText(byte[] bytes) {
    String rule = new String(bytes, StandardCharsets.UTF_8);
    for (String file : DependencyFiles.parse(rule)) {
      assertFalse(file.isBlank());
    }
  }
}
