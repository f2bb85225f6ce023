package org.liveseam.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.kernel.Privileges.Capability;

final class ProcTextTest {
  @Test
  void readsNamesOfModulesInTheirOrder() {
    assertEquals(
        List.of("seam_p_0123456789ab", "overlay", "9p"),
        ProcText.modules(
            """
            seam_p_0123456789ab 16384 1 - Live 0x0000000000000000 (OEK)
            overlay 159744 1 - Live 0xffffffffc0a1b000
            9p 90112 1 - Live 0xffffffffc09f1000
            """));
  }

  @Test
  void leavesOutLinesThatNameNoModule() {
    assertEquals(List.of("a"), ProcText.modules("\n../../etc 1 2\n a 1\na 1 0 - Live 0\n"));
  }

  @Test
  void readsTheChosenLockdown() {
    assertEquals("", ProcText.lockdown("[none] integrity confidentiality"));
    assertEquals("integrity", ProcText.lockdown("none [integrity] confidentiality"));
    assertEquals("confidentiality", ProcText.lockdown("none integrity [confidentiality]\n"));
    assertEquals("", ProcText.lockdown(""));
  }

  @Test
  void readsNumbersOnly() {
    assertEquals(OptionalLong.of(36864), ProcText.number("36864"));
    assertEquals(OptionalLong.empty(), ProcText.number("99999999999999999999"));
    assertEquals(OptionalLong.empty(), ProcText.number("1 "));
  }

  @Test
  void readsWhatAProcessMayDo() {
    Privileges root =
        Privileges.parse("Name:\tjava\nUid:\t0\t0\t0\t0\nCapEff:\t000001ffffffffff\n");
    assertTrue(root.writesRootFiles());
    for (Capability capability : Capability.values()) {
      assertTrue(root.has(capability), capability.toString());
    }
    Privileges user = Privileges.parse("Uid:\t1000\t1000\t1000\t1000\nCapEff:\t0000000000010000\n");
    assertEquals(1000, user.euid());
    assertTrue(user.has(Capability.SYS_MODULE));
    assertFalse(user.has(Capability.SYSLOG));
    assertFalse(user.writesRootFiles());
    assertEquals("CAP_SYS_MODULE", Capability.SYS_MODULE.toString());
  }

  @Test
  void takesNothingForGranted() {
    assertEquals(new Privileges(-1, 0), Privileges.parse(""));
    assertEquals(new Privileges(-1, 0), Privileges.parse("Uid:\t0\nCapEff:\tx\n"));
  }

  @FuzzTest
  void neverFails(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertTrue(ProcText.modules(text).stream().allMatch(ModuleNames::valid));
    assertFalse(ProcText.lockdown(text).contains("["));
    Privileges.parse(text);
    DynamicDebug.sites(text);
    LivepatchSysfs.function(text).ifPresent(f -> assertTrue(f.position() >= 1));
  }
}
