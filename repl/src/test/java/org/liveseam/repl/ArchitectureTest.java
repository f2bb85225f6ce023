package org.liveseam.repl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the modules may use each other, and who alone may use which library. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.liveseam");

  @ParameterizedTest
  @CsvSource({"grammar, 100", "runtime, 250", "language, 150", "repl, 60"})
  void enoughWasScanned(String module, int least) {
    long found =
        CLASSES.stream()
            .filter(c -> c.getPackageName().startsWith("org.liveseam." + module))
            .count();
    assertTrue(found >= least, found + " classes of " + module);
  }

  @ParameterizedTest
  @CsvSource({
    "grammar, runtime",
    "grammar, language",
    "grammar, repl",
    "runtime, grammar",
    "runtime, language",
    "runtime, repl",
    "language, repl"
  })
  void modulesPointOneWay(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage("org.liveseam." + from + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.liveseam." + to + "..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "org.liveseam.grammar.., org.antlr..",
    "org.liveseam.language.., com.oracle.truffle..",
    "org.liveseam.language.., org.graalvm..",
    "org.liveseam.runtime.os.., com.sun.jna..",
    "org.liveseam.repl.command.., picocli..",
    "org.liveseam.repl.lsp.., org.eclipse.lsp4j.."
  })
  void librariesHaveOneUser(String user, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(user)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void theTerminalStaysInTheShell() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.liveseam.repl.shell..", "org.liveseam.repl.io..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
        .check(CLASSES);
  }

  @Test
  void onlyTheApiOfTheLanguageIsUsed() {
    noClasses()
        .that()
        .resideInAPackage("org.liveseam.repl..")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                    "org.liveseam.language..")
                .and(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(
                        "org.liveseam.language.api", "org.liveseam.language.assist")))
        .check(CLASSES);
  }

  @Test
  void nothingIsKeptInMutableStatics() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("org.liveseam.repl..", "org.liveseam.runtime..")
        .and()
        .areStatic()
        .and()
        .doNotHaveName("$assertionsDisabled")
        .should()
        .notBeFinal()
        .check(CLASSES);
  }

  @Test
  void packagesOfTheCommandLineHaveNoCycles() {
    slices().matching("org.liveseam.repl.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
