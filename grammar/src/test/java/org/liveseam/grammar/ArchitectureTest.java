package org.liveseam.grammar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may know, and that the rules saw it at all. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.liveseam.grammar");

  @Test
  void enoughWasScanned() {
    assertTrue(CLASSES.size() > 200, "scanned only " + CLASSES.size());
    assertTrue(
        CLASSES.stream().filter(c -> c.getPackageName().endsWith(".tree")).count() > 70,
        "scanned too little of the tree");
  }

  @Test
  void dependsOnAntlrAndTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.liveseam.grammar..", "org.antlr.v4..", "org.jspecify..", "java..")
        .check(CLASSES);
  }

  @Test
  void theTreeKnowsNoParser() {
    classes()
        .that()
        .resideInAPackage("org.liveseam.grammar.tree")
        .should()
        .onlyDependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                    "org.liveseam.grammar.tree", "org.jspecify..", "java..")
                .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(Span.class)))
        .check(CLASSES);
  }

  @Test
  void theParserKnowsNoBuilder() {
    noClasses()
        .that()
        .resideInAPackage("org.liveseam.grammar.parser")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.liveseam.grammar.build")
        .check(CLASSES);
  }
}
