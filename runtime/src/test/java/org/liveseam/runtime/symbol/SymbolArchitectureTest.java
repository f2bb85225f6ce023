package org.liveseam.runtime.symbol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SymbolArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.liveseam.runtime.elf", "org.liveseam.runtime.symbol");

  @Test
  void somethingIsLookedAt() {
    assertTrue(CLASSES.size() > 40, CLASSES.size() + " classes");
  }

  @Test
  void readersOfBytesKnowNothingElse() {
    classes()
        .that()
        .resideInAnyPackage("org.liveseam.runtime.elf..", "org.liveseam.runtime.symbol..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.liveseam.runtime.elf..",
            "org.liveseam.runtime.symbol..",
            "org.liveseam.runtime.diagnostic..",
            "org.jspecify.annotations..",
            "org.tukaani.xz..",
            "org.apache.commons.compress..",
            "io.airlift.compress..")
        .check(CLASSES);
  }

  @Test
  void elfIsBelowSymbol() {
    classes()
        .that()
        .resideInAPackage("org.liveseam.runtime.elf..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.liveseam.runtime.elf..", "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void packagesPointOneWay() {
    slices().matching("org.liveseam.runtime.symbol.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
