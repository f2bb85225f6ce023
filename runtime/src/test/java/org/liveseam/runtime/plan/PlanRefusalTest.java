package org.liveseam.runtime.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetState.Restrictions;

/** What apply would have to refuse, plan does not pass. */
final class PlanRefusalTest {
  private static List<String> errors(FakeKernel kernel, Patch patch) {
    var connection = FakeTargetProvider.connect(kernel);
    try (var session =
        new Session(connection, event -> {}, new Cancellation(), connection.clock())) {
      return session.plan(List.of(patch)).errors().stream()
          .peek(d -> assertTrue(d.span().isPresent(), d::message))
          .map((Diagnostic d) -> d.code().id())
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false, '', ''",
    "false, false, true, '', E5002",
    "false, false, false, integrity, E5002",
    "false, false, true, integrity, E5002",
    "false, true, false, confidentiality, E5003+E5002",
    "true, false, false, '', E1012",
  })
  void restrictions(
      boolean ftrace, boolean modules, boolean signed, String lockdown, String codes) {
    var kernel =
        FakeKernel.example().restricted(new Restrictions(ftrace, modules, signed, lockdown));
    assertEquals(
        codes, String.join("+", errors(kernel, Patches.vmlinux("hide", "1", "cmdline_proc_show"))));
  }

  @ParameterizedTest
  @CsvSource({
    "cmdline_proc_show, 0, 1, E1011",
    "cmdline_proc_show, 1, 1, E1011",
    "seq_show, 1, 2, ''",
    "seq_show, 2, 2, E1011",
  })
  void oneFunctionIsReplacedOnceHoweverItIsSaid(String name, int first, int second, String code) {
    ObjectPatch one = Patches.vmlinux("p", "1", name).objects().get(0);
    FunctionPatch function = one.functions().get(0);
    var twice =
        new ObjectPatch(
            one.object(),
            List.of(at(function, first), at(function, second)),
            one.callbacks(),
            one.span());
    assertEquals(
        code, String.join("+", errors(FakeKernel.example(), Patches.patch("p", List.of(twice)))));
  }

  private static FunctionPatch at(FunctionPatch f, int position) {
    return new FunctionPatch(
        f.name(),
        f.parameters(),
        position == 0 ? OptionalInt.empty() : OptionalInt.of(position),
        f.body(),
        f.span(),
        f.nameSpan());
  }
}
