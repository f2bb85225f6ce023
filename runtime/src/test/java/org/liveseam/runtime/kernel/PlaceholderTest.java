package org.liveseam.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.target.FunctionFacts;

final class PlaceholderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m    | struct seq_file *          | struct seq_file *m          | struct seq_file *%",
        "n    | int                        | int n                       | int %",
        "fn   | int (*)(void *)            | int (*fn)(void *)           | int (*%)(void *)",
        "file | struct file *              | struct file *file           | struct file *%",
        "int2 | unsigned int               | unsigned int int2           | unsigned int %",
        "v    | void (**)(int, char)       | void (**v)(int, char)       | void (**%)(int, char)",
        "a    | const char * const *       | const char * const *a       | const char * const *%",
        "''   | int                        | int                         | int %",
        "''   | void *                     | void *                      | void *%",
        "''   | int (*)(void *)            | int (*)(void *)             | int (*%)(void *)",
        "''   | int (* const)(void)        | int (* const)(void)         | int (* const%)(void)",
        "''   | void (*(*)(int))(char)     | void (*(*)(int))(char)      | void (*(*%)(int))(char)",
        "''   | int (*)[4]                 | int (*)[4]                  | int (*%)[4]",
        "''   | struct x[1]                | struct x[1]                 | struct x %[1]",
      })
  void standsWhereTheNameStands(String name, String type, String declaration, String expected) {
    assertEquals(
        new FunctionFacts.Parameter(expected, name),
        Placeholder.of(new Prototype.Parameter(name, type, declaration)));
  }

  @Test
  void aNameThatIsAlsoATagIsFoundInItsOwnPlace() {
    var parameter =
        Placeholder.of(new Prototype.Parameter("page", "struct page **", "struct page **page"));
    assertEquals("struct page **mine", parameter.named("mine"));
    assertEquals(List.of("page"), List.of(parameter.name()));
  }
}
