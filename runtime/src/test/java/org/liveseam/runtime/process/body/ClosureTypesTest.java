package org.liveseam.runtime.process.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.runtime.model.NativeType;

final class ClosureTypesTest {
  @ParameterizedTest
  @CsvSource({
    "int, i32",
    "unsigned int, u32",
    "unsigned, u32",
    "signed, i32",
    "const int, i32",
    "long unsigned int, u64",
    "long long int, i64",
    "long, i64",
    "short unsigned int, u16",
    "char, i8 u8",
    "unsigned char, u8",
    "_Bool, u8",
    "float, f32",
    "double, f64",
    "long double, ''",
    "struct point, ''",
    "__int128 unsigned, ''",
    "complex double, ''",
    "struct point *, ptr str",
    "const char *, ptr str",
    "int (* )(int), ptr str",
    "char [8], ptr str",
    "enum color, i32 u32",
    "void, void",
    "size_t, u64",
    "int32_t, i32",
    "vector, ''",
    "float __attribute__((vector_size(16))), ''",
  })
  void aTypeOfCHasItsWordsInTheLanguage(String declaration, String words) {
    Set<NativeType> wanted =
        Arrays.stream(words.split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> NativeType.of(word).orElseThrow())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(NativeType.class)));
    assertEquals(wanted, ClosureTypes.accepted(declaration));
  }

  @ParameterizedTest
  @CsvSource({"user_id_t", "my_callback"})
  void whatANameStandsForIsNotKnown(String declaration) {
    assertEquals(
        EnumSet.complementOf(EnumSet.of(NativeType.VOID)), ClosureTypes.accepted(declaration));
  }
}
