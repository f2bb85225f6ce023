package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.model.Shadow;
import org.liveseam.runtime.model.State;
import org.liveseam.runtime.model.StateVersion;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.Payload;

/** Real builds against the headers of this machine. */
final class KbuildTest extends KbuildFixture {
  /** Inline bodies, callbacks, a module, atomic replace; then the same again from the cache. */
  @Test
  void buildsAWholePatchOnce() {
    var text =
        new PatchText(
            """
            patch fix "1.0" {
              replace function cmdline_proc_show with c {
                int unused;
                seq_puts(m, "hidden\\n");
                return 0;
              } include <linux/seq_file.h>
              before patch c { return obj->name ? 0 : 0; }
              after unpatch c { pr_info("bye\\n"); }
              in module nf-nat { replace function nf_nat_manip_pkt with c { return 1; } }
            }
            """);
    var show =
        text.function(
            "cmdline_proc_show",
            text.c(
                "\n    int unused;\n    seq_puts(m, \"hidden\\n\");\n    return 0;\n  ",
                "linux/seq_file.h"));
    var vmlinux =
        new ObjectPatch(
            new ObjectRef.Vmlinux(),
            List.of(show),
            List.of(
                text.callback(Callback.Kind.BEFORE_PATCH, text.c(" return obj->name ? 0 : 0; ")),
                text.callback(Callback.Kind.AFTER_UNPATCH, text.c(" pr_info(\"bye\\n\"); "))),
            show.span());
    var manip = text.function("nf_nat_manip_pkt", text.c(" return 1; "));
    var module =
        new ObjectPatch(new ObjectRef.Module("nf-nat"), List.of(manip), List.of(), manip.span());
    Patch patch = text.patch(true, vmlinux, module);
    var events = new ArrayList<Event>();
    BuildRequest request = PatchText.request(patch, release);
    var payloads = new ModulePayloads(builder());
    Payload first = payloads.build(request, events::add, Deadline.in(Duration.ofMinutes(2)));
    Payload again = payloads.build(request, events::add, Deadline.in(Duration.ofMinutes(2)));

    String strings = new String(first.image(), StandardCharsets.ISO_8859_1);
    assertTrue(strings.contains("livepatch=Y\0"), "marked as a live patch");
    assertTrue(strings.contains("version=" + patch.id().marker() + "\0"), "carries our marker");
    assertTrue(strings.contains("license=GPL\0"));
    assertTrue(strings.contains("liveseam: '%s': pre_patch callback of object '%s'\n\0"));
    assertFalse(strings.contains(".debug_info"), "no debug information");
    assertFalse(strings.contains("seam-build-"), "no trace of the scratch folder");
    assertEquals("nf_nat", first.objects().get(1).object());
    assertEquals(1, first.objects().get(0).functions().get(0).position());
    assertArrayEquals(first.image(), again.image());

    List<Event.Built> built =
        events.stream().filter(Event.Built.class::isInstance).map(Event.Built.class::cast).toList();
    assertEquals(List.of(false, true), built.stream().map(Event.Built::cached).toList());
    List<Diagnostic> reported =
        events.stream()
            .filter(Event.Reported.class::isInstance)
            .map(event -> ((Event.Reported) event).diagnostic())
            .toList();
    assertEquals(2, reported.size(), "the same warning from the cache");
    assertEquals(BuildErrors.C_WARNING, reported.get(0).code());
    assertEquals("fix.seam:3:9", place(reported.get(0)));
    assertEquals(reported.get(0), reported.get(1));
  }

  /** A file with a static function and a header of its own; the header decides about the cache. */
  @Test
  void buildsFilesAndSeesTheirHeadersChange() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("my sources $(x)"));
    Files.writeString(sources.resolve("text.h"), "#define TEXT \"before\"\n");
    var text =
        new PatchText(
            """
            replace function cmdline_proc_show with my_show from "fix.c"
            replace function version_proc_show with other_show from "fix.c"
            replace function loadavg_proc_show with seq_release
            """);
    String c =
        """
        #include <linux/seq_file.h>
        #include "text.h"
        static int helper(void) { return 1; }
        static int my_show(struct seq_file *m, void *v) { seq_puts(m, TEXT); return 0; }
        int other_show(struct seq_file *m, struct file *v) { return 0; }
        """;
    Path file = sources.resolve("fix.c");
    Patch patch =
        text.patch(
            text.vmlinux(
                text.function("cmdline_proc_show", text.from("my_show", file, c)),
                text.function("version_proc_show", text.from("other_show", file, c)),
                text.function(
                    "loadavg_proc_show", new Body.Symbol("seq_release", text.at("seq_release")))));
    ModuleBuilder.Result first = build(patch);
    assertFalse(first.cached());
    assertTrue(new String(first.image(), StandardCharsets.ISO_8859_1).contains("before\0"));
    assertEquals(
        List.of(
            "the C compiler warns about `my_show`: 'helper' defined but not used"
                + " [-Wunused-function] at "
                + file
                + ":3:12",
            "`other_show` has another signature than `version_proc_show` at fix.seam:2:41"),
        first.warnings().stream()
            .map(w -> w.message() + " at " + place(w))
            .sorted(java.util.Comparator.comparing((String s) -> !s.startsWith("the")))
            .toList());

    assertTrue(build(patch).cached());
    Files.writeString(sources.resolve("text.h"), "#define TEXT \"after!\"\n");
    ModuleBuilder.Result second = build(patch);
    assertFalse(second.cached());
    assertTrue(new String(second.image(), StandardCharsets.ISO_8859_1).contains("after!\0"));
  }

  /**
   * Accessors of shadow variables in both kinds of bodies, and a state that a callback asks for.
   */
  @Test
  void buildsStatesAndShadowVariables() throws IOException {
    var text =
        new PatchText(
            """
            patch fix "1.0" {
              replace function cmdline_proc_show with c {
                u32 *forks = shadow_forks_get_or_alloc(current, GFP_KERNEL);
                return forks ? *forks : 0;
              } include <linux/sched.h>
              replace function version_proc_show with my_show from "fix.c"
              before patch c { struct klp_state *s = klp_get_state(&seam_patch, 7);
                return s && !klp_get_prev_state(7) ? 0 : -EINVAL; }
              after unpatch c { shadow_forks_free_all(); }
            }
            """);
    String file =
        """
        #include <linux/seq_file.h>
        struct note { int n; };
        static int my_show(struct seq_file *m, void *v)
        {
        \tstruct note **note = shadow_note_get(m);
        \tshadow_note_free(m);
        \treturn note ? (*note)->n : 0;
        }
        """;
    var show =
        text.function(
            "cmdline_proc_show",
            text.c(
                "\n    u32 *forks = shadow_forks_get_or_alloc(current, GFP_KERNEL);\n"
                    + "    return forks ? *forks : 0;\n  ",
                "linux/sched.h"));
    var version =
        text.function("version_proc_show", text.from("my_show", folder.resolve("fix.c"), file));
    var object =
        new ObjectPatch(
            new ObjectRef.Vmlinux(),
            List.of(show, version),
            List.of(
                text.callback(
                    Callback.Kind.BEFORE_PATCH,
                    text.c(
                        " struct klp_state *s = klp_get_state(&seam_patch, 7);\n"
                            + "    return s && !klp_get_prev_state(7) ? 0 : -EINVAL; ")),
                text.callback(Callback.Kind.AFTER_UNPATCH, text.c(" shadow_forks_free_all(); "))),
            show.span());
    Patch patch =
        Patches.withData(
            text.patch(object),
            List.of(new State(new StateVersion(7, 2), show.span())),
            List.of(
                new Shadow("forks", "u32", "struct task_struct", show.span()),
                new Shadow("note", "struct note *", "struct seq_file", show.span())));
    ModuleBuilder.Result result = build(patch);
    assertEquals(List.of(), result.warnings());
    String strings = new String(result.image(), StandardCharsets.ISO_8859_1);
    assertTrue(strings.contains("version=" + patch.id().marker() + "\0"), "carries its states");
    assertTrue(patch.id().marker().endsWith(" 7:2"), patch.id().marker());
    assertTrue(strings.contains("klp_shadow_get_or_alloc\0"));
  }

  @Test
  void useOfAModulesExportsIsSaid() {
    var text =
        new PatchText(
            """
            replace function cmdline_proc_show with c {
              extern void seam_other(void) __asm__("llc_sap_open");
              seam_other();
              return 0; }
            """);
    Patch patch = text.patch(text.vmlinux(text.function("cmdline_proc_show", text.c())));
    Diagnostic warning = build(patch).warnings().get(0);
    assertEquals("patch `fix` can be loaded only while module llc is loaded", warning.message());
  }
}
