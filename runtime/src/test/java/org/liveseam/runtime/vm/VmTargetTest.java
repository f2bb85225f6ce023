package org.liveseam.runtime.vm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.TargetContract;
import org.liveseam.runtime.target.TargetSpec;

/** The contract on a real kernel: one guest, every module built here, loaded there. */
@Tag("guest")
final class VmTargetTest extends TargetContract {
  @TempDir static Path cache;
  private static @Nullable Connection guest;

  @BeforeAll
  static void boot() throws java.io.IOException {
    String release = GuestMachine.required(cache).kernel().release(); // or skipped
    guest =
        new VmTargetProvider()
            .open(
                TargetSpec.parse("vm:" + release),
                new OpenContext(e -> {}, cache, Duration.ofMinutes(2), new Cancellation(), true));
  }

  @AfterAll
  static void end() {
    if (guest != null) {
      guest.close();
    }
  }

  @Override
  protected Connection connect() {
    Connection booted = java.util.Objects.requireNonNull(guest);
    return new Connection(KeptOpen.of(booted.target()), booted.builder());
  }

  @Override
  protected Patch patch(String name, String salt) {
    var body =
        new Body.InlineC(
            "seq_puts(m, \"hidden " + salt + "\\n\"); return 0;",
            List.of(new Body.Include("linux/seq_file.h", Patches.HERE)),
            Patches.HERE);
    var function =
        new FunctionPatch(
            "cmdline_proc_show",
            List.of("m", "v"),
            OptionalInt.empty(),
            body,
            Patches.HERE,
            Patches.HERE);
    return Patches.patch(
        name,
        List.of(
            new ObjectPatch(new ObjectRef.Vmlinux(), List.of(function), List.of(), Patches.HERE)));
  }

  @Override
  protected String witness() {
    return "/proc/cmdline";
  }
}
