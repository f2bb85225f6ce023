package org.liveseam.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dependencies point down; the rules say where down is. */
final class ArchitectureTest {
  private static final String ROOT = "org.liveseam.runtime.";

  /** Leaf first: a package may use those before it in its row's list. */
  private static final List<String> LEAVES = List.of("diagnostic", "model", "event", "target");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.liveseam.runtime");

  @Test
  void enoughWasScanned() {
    assertTrue(CLASSES.size() > 250, "only " + CLASSES.size() + " classes were scanned");
    for (String name : LEAVES) {
      assertTrue(CLASSES.stream().anyMatch(c -> c.getPackageName().equals(ROOT + name)), name);
    }
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("org.liveseam.runtime.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void leavesUseOnlyWhatIsBelowThem() {
    for (int i = 0; i < LEAVES.size(); i++) {
      String[] allowed =
          java.util.stream.Stream.concat(
                  LEAVES.subList(0, i + 1).stream().map(l -> ROOT + l),
                  java.util.stream.Stream.of("java..", "org.jspecify.."))
              .toArray(String[]::new);
      com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
          .that()
          .resideInAPackage(ROOT + LEAVES.get(i))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(allowed)
          .check(CLASSES);
    }
  }

  @Test
  void jnaIsReachedThroughOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "os..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .check(CLASSES);
  }

  /**
   * JNA would take over the JVM's handler of SIGSEGV for each call; {@link
   * org.liveseam.runtime.process.engine.DefectsTest} shows what comes of it.
   */
  @Test
  void nobodyAsksJnaToCatchFaults() {
    noClasses()
        .should()
        .callMethod(com.sun.jna.Native.class, "setProtected", boolean.class)
        .check(CLASSES);
  }

  @Test
  void thePlannerTouchesNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "plan..", ROOT + "model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.nio.channels..", "java.lang.foreign..", ROOT + "os..")
        .check(CLASSES);
  }

  @Test
  void theEngineIsLoadableIntoAService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.lang.instrument..",
            "com.sun.tools.attach..",
            "com.oracle.truffle..",
            "org.graalvm..",
            "org.antlr..",
            "org.jline..",
            "org.liveseam.language..",
            "org.liveseam.grammar..")
        .check(CLASSES);
  }

  @Test
  void nothingIsWrittenToTheTerminal() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
