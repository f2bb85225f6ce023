package org.liveseam.language;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import org.liveseam.language.api.CheckResult;
import org.liveseam.language.api.Seam;
import org.liveseam.runtime.diagnostic.PlainRenderer;
import org.liveseam.runtime.diagnostic.Source;

/** Any text can be checked, and what is wrong with it can be shown. */
final class CheckFuzzTest {
  private static final Path FOLDER = Path.of("src", "test", "snippets", "ok").toAbsolutePath();

  @FuzzTest
  void anyText(FuzzedDataProvider data) {
    CheckResult result = Seam.check(new Source("fuzz.seam", data.consumeRemainingAsString()), FOLDER);
    String shown = new PlainRenderer().render(result.diagnostics());
    if (shown.isEmpty() == !result.diagnostics().isEmpty()) {
      throw new IllegalStateException("diagnostics that are not shown: " + result.diagnostics());
    }
  }
}
