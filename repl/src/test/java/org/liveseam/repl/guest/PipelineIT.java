package org.liveseam.repl.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.Cli;

/** Pipelines on a real kernel: what they did is taken back, and what cannot be is told. */
final class PipelineIT {
  private static final String PATCHES =
      """
      patch hide_cmdline "1.0" {
        in vmlinux {
          replace function cmdline_proc_show(m, v) with c {
            seq_puts(m, "hidden\\n");
            return 0;
          } include <linux/seq_file.h>
        }
      }
      patch say_version "1.0" {
        in vmlinux {
          replace function version_proc_show(m, v) with c {
            seq_puts(m, "a patched kernel\\n");
            return 0;
          } include <linux/seq_file.h>
        }
      }
      """;

  /** kswapd never returns from its main function, so a transition with it cannot end. */
  private static final String STUCK =
      """
      patch stuck "1.0" {
        consistency per-task { wait 2s, on-stall leave }
        in vmlinux { replace function kswapd(p) with c { return 0; } }
      }
      """;

  @TempDir static Path home;

  @BeforeAll
  static void check() throws Exception {
    GuestNeeds.release();
  }

  @AfterAll
  static void end() {
    GuestProvider.end();
  }

  private static Cli.Result seam(String... args) {
    return new Cli()
        .with("XDG_CACHE_HOME", home.resolve("cache").toString())
        .with("XDG_STATE_HOME", home.resolve("state").toString())
        .run(args);
  }

  private static Cli.Result run(String script) throws Exception {
    Path file = Files.writeString(home.resolve("rollout.seam"), script);
    return seam(
        "run",
        file.toString(),
        "--target",
        "guest",
        "--allow-write",
        home.resolve("out").toString());
  }

  private static String ensured() {
    Path out = home.resolve("out");
    return " ensure { report to: [\"%s\", \"%s\", \"%s\"] }\n"
        .formatted(out.resolve("r.json"), out.resolve("r.md"), out.resolve("r.xml"));
  }

  private static JsonObject report() throws Exception {
    return JsonParser.parseString(Files.readString(home.resolve("out/r.json"))).getAsJsonObject();
  }

  private static String status() {
    Cli.Result status = seam("status", "--json", "--target", "guest");
    assertEquals(0, status.exit(), status.err());
    return status.out();
  }

  @Test
  void aThirdStageThatFailsLeavesNothing() throws Exception {
    Cli.Result result =
        run(
            PATCHES
                + """
                pipeline rollout {
                  stage first {
                    apply hide_cmdline
                    assert read("/proc/cmdline") == "hidden\\n"
                  }
                  stage second, deadline 2m {
                    apply say_version
                    hold 2s, while: fn() { read("/proc/version") == "a patched kernel\\n" }
                  }
                  stage third { assert read("/proc/cmdline") == "shown\\n" }
                } rescue e {
                  print(read("/proc/cmdline") == "hidden\\n")
                  fail "rollout stopped in ${e.stage}"
                }"""
                + ensured());
    assertEquals(1, result.exit(), result.err());
    assertEquals("false\n", result.out());
    assertTrue(result.err().contains("rollout stopped in third"), result.err());
    assertTrue(result.err().contains("undone: say_version on vm"), result.err());
    assertFalse(status().contains("seam_"), status());
    JsonObject report = report();
    assertEquals("failed", report.get("outcome").getAsString());
    assertEquals(1, report.get("exit").getAsInt());
    JsonArray effects = report.getAsJsonArray("effects");
    assertEquals(2, effects.size());
    effects.forEach(
        effect -> assertEquals("undone", effect.getAsJsonObject().get("fate").getAsString()));
    assertEquals(0, report.getAsJsonArray("remains").size());
    assertTrue(Files.readString(home.resolve("out/r.md")).contains("| third |"));
    assertTrue(Files.readString(home.resolve("out/r.xml")).contains("failures=\"1\""));
  }

  /** The kernel carries out one transition at a time: an open one that is kept holds up others. */
  @Test
  void whatCannotBeTakenBackRemainsAndIsTold() throws Exception {
    Cli.Result result =
        run(
            PATCHES
                + STUCK
                + """
                pipeline rollout {
                  stage first { apply hide_cmdline }
                  stage second {
                    keep stuck
                    try { apply stuck } rescue e { print(e.code) }
                  }
                  stage third { fail "no luck" }
                }"""
                + ensured());
    assertEquals(3, result.exit(), result.err());
    assertEquals("E3002\n", result.out());
    assertTrue(result.err().contains("E3009"), result.err());
    assertTrue(result.err().contains("remains: `hide_cmdline` is still applied"), result.err());
    assertTrue(status().contains("hide_cmdline"), status());
    JsonObject report = report();
    assertEquals(3, report.get("exit").getAsInt());
    assertEquals(1, report.getAsJsonArray("remains").size());
    assertTrue(report.getAsJsonArray("effects").toString().contains("\"fate\":\"remains\""));
    assertTrue(report.getAsJsonArray("effects").toString().contains("\"fate\":\"kept\""));
    assertEquals(0, seam("revert", "stuck", "--target", "guest").exit());
    assertEquals(0, seam("revert", "hide_cmdline", "--target", "guest").exit());
    assertFalse(status().contains("seam_"), status());
  }
}
