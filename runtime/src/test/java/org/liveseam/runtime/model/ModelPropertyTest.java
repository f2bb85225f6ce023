package org.liveseam.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

final class ModelPropertyTest {
  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> head = Arbitraries.strings().alpha().withChars('_').ofLength(1);
    Arbitrary<String> tail = Arbitraries.strings().alpha().numeric().withChars('_').ofMaxLength(99);
    return net.jqwik.api.Combinators.combine(head, tail).as((h, t) -> h + t);
  }

  @Property(tries = 300)
  void aPatchsIdentityFitsTheKernelAndComesBackFromItsMarker(@ForAll @From("names") String name) {
    PatchId id = Patches.vmlinux(name, "1", "f").id();
    assertTrue(id.moduleName().length() <= 55, id.moduleName());
    assertTrue(Names.isModule(id.moduleName()), id.moduleName());
    assertEquals(Optional.of(id), PatchId.fromMarker(id.marker() + "\n"));
  }

  @Property(tries = 300)
  void foreignVersionsAreNoMarkers(@ForAll String text) {
    PatchId.fromMarker(text).ifPresent(id -> assertEquals(text.strip(), id.marker()));
  }

  @Property(tries = 200)
  void otherContentHasAnotherIdentity(
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String one,
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String two) {
    var first = Patches.vmlinux("p", one, "f").id();
    var second = Patches.vmlinux("p", two, "f").id();
    if (one.equals(two)) {
      assertEquals(first, second);
    } else {
      assertNotEquals(first, second);
    }
  }

  @Property(tries = 300)
  void aRequirementAcceptsWhatItsStarsStandFor(
      @ForAll @AlphaChars @StringLength(max = 10) String middle) {
    assertTrue(
        new KernelRequirement("6.1.*-amd64", Patches.HERE).accepts("6.1." + middle + "-amd64"));
    assertTrue(!new KernelRequirement("6.1.*", Patches.HERE).accepts("6x1." + middle));
  }

  @Example
  void namesThatCouldEscapeAreNoNames() {
    for (String bad : new String[] {"", "a b", "a\"b", "a/b", "..", "a;b", "a\nb", "-a", "é"}) {
      assertTrue(!Names.isPatch(bad) && !Names.isC(bad) && !Names.isModule(bad), bad);
      assertTrue(!Names.isSymbol(bad) || bad.equals(".."), bad);
    }
    assertTrue(!Names.isInclude("../../etc/passwd") && !Names.isInclude("a>b"));
    assertTrue(!Names.isModule("vmlinux"));
  }
}
