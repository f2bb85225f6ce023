package org.liveseam.examples;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.liveseam.language.api.CheckResult;
import org.liveseam.language.api.HostFunction;
import org.liveseam.language.api.Liveseam;
import org.liveseam.language.api.ScriptInputs;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.PlainRenderer;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.target.TargetSpec;

/** A service with a native library, which it repairs without being restarted. */
@SuppressWarnings("restricted") // calling C is what it is about
public final class Service {
  private final PrintStream out;
  private final MethodHandle tax;

  private Service(PrintStream out, Path library, Arena arena) {
    this.out = out;
    this.tax =
        Linker.nativeLinker()
            .downcallHandle(
                SymbolLookup.libraryLookup(library, arena).findOrThrow("tax"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  }

  /**
   * @param args the native library, then the folder of the patch files
   */
  public static void main(String[] args) throws IOException {
    serve(System.out, Path.of(args[0]), Path.of(args[1]));
  }

  /** One day of the service. */
  static void serve(PrintStream out, Path library, Path patches) {
    try (Arena arena = Arena.ofShared()) {
      var service = new Service(out, library.toAbsolutePath(), arena);
      service.bill("as it was built");
      service.applyAFile(patches.resolve("fair-tax.seam"));
      service.bill("after the end of the session"); // which took the patch back
      service.runAScript(patches.resolve("rollout.seam"));
    }
  }

  /** Checks, plans, applies, takes back. */
  private void applyAFile(Path file) {
    try (Liveseam live = Liveseam.builder().target(TargetSpec.PROCESS).open()) {
      CheckResult check = live.check(file);
      out.println(file.getFileName() + " declares " + check.patches() + ", ok: " + check.ok());

      List<Patch> patches = live.read(file);
      Plan plan = live.plan(patches);
      plan.patches().forEach(p -> out.println("plan: " + p.action() + " " + p.name()));

      live.apply(patches);
      bill("with " + live.applied());
    } catch (DiagnosticException e) {
      out.print(new PlainRenderer().render(e.diagnostics()));
    }
  }

  /** Runs a script that may use two functions of this service, and nothing else of it. */
  private void runAScript(Path script) {
    try (Liveseam live =
        Liveseam.builder()
            .target(TargetSpec.PROCESS)
            .events(this::tell)
            .function(
                HostFunction.pure(
                    "external fn ticket(patch: str) -> record",
                    a -> Map.of("open", "fair_tax".equals(a.get(0)))))
            .function(
                HostFunction.acting(
                    "external fn page(text: str)",
                    a -> {
                      out.println("to the operator: " + a.get(0));
                      return null;
                    }))
            .open()) {
      live.run(script, ScriptInputs.NONE);
      bill("after the script");
    } catch (DiagnosticException e) {
      out.print(new PlainRenderer().render(e.diagnostics()));
    }
  }

  private void tell(Event event) {
    if (event instanceof Event.Applied applied) {
      out.println("applied: " + applied.patch());
    }
  }

  private void bill(String when) {
    try {
      out.println("tax on 1.50 " + when + ": " + (int) tax.invokeExact(150));
    } catch (Throwable e) {
      throw new IllegalStateException("a call of C cannot throw", e);
    }
  }
}
