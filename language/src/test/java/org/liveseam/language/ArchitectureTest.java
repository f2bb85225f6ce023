package org.liveseam.language;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions between modules, and between the packages of this one. */
final class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.liveseam");

  @Test
  void enoughWasScanned() {
    assertTrue(count("org.liveseam.language") > 150, "language: " + count("org.liveseam.language"));
    assertTrue(count("org.liveseam.runtime") > 80, "runtime: " + count("org.liveseam.runtime"));
    assertTrue(count("org.liveseam.grammar") > 50, "grammar: " + count("org.liveseam.grammar"));
  }

  private static long count(String prefix) {
    return ALL.stream().filter(c -> c.getPackageName().startsWith(prefix)).count();
  }

  @Test
  void theLanguageDoesNotKnowTheParser() {
    noClasses()
        .that()
        .resideInAPackage("org.liveseam.language..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.antlr..", "org.liveseam.grammar.parser..", "org.liveseam.grammar.build..")
        .check(ALL);
  }

  @Test
  void theRuntimeKnowsNeitherLanguageNorTerminal() {
    noClasses()
        .that()
        .resideInAPackage("org.liveseam.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.liveseam.language..",
            "org.liveseam.grammar..",
            "com.oracle.truffle..",
            "org.graalvm..",
            "org.antlr..",
            "org.jline..")
        .check(ALL);
  }

  @Test
  void theGrammarKnowsNoOneElse() {
    noClasses()
        .that()
        .resideInAPackage("org.liveseam.grammar..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.liveseam.runtime..", "org.liveseam.language..")
        .check(ALL);
  }

  @Test
  void checksKnowNoNodes() {
    noClasses()
        .that()
        .resideInAnyPackage("org.liveseam.language.check..", "org.liveseam.language.source..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.liveseam.language.nodes..",
            "org.liveseam.language.translate..",
            "org.liveseam.language.builtin..",
            "com.oracle.truffle.api.nodes..",
            "com.oracle.truffle.api.frame..")
        .check(ALL);
  }

  @Test
  void valuesKnowNothingAboveThem() {
    classes()
        .that()
        .resideInAPackage("org.liveseam.language.value..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "org.liveseam.language.value..",
                    "org.liveseam.runtime..",
                    "com.oracle.truffle..",
                    "org.jspecify..",
                    "java..")
                // Tools ask each value for its language.
                .or(type(SeamLanguage.class)))
        .check(ALL);
  }

  @Test
  void whatHostsSeeShowsNoTruffle() {
    noClasses()
        .that()
        .resideInAPackage("org.liveseam.language.api")
        .and()
        .arePublic()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.oracle.truffle..", "org.graalvm..")
        .check(ALL);
  }

  @Test
  void familiesOfNodesHaveNoCycles() {
    slices().matching("org.liveseam.language.nodes.(*)..").should().beFreeOfCycles().check(ALL);
  }
}
