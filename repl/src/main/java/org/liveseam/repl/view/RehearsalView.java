package org.liveseam.repl.view;

import com.google.gson.JsonObject;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.target.TargetInfo;

/** How a rehearsal went. */
public record RehearsalView(TargetInfo target, int patches, int tests, boolean passed)
    implements View {
  @Override
  public String text(Theme theme) {
    return (passed
            ? theme.paint(Style.ADD, "rehearsal passed")
            : theme.paint(Style.ERROR, "rehearsal FAILED"))
        + " on "
        + target.spec()
        + ", kernel "
        + target.release()
        + ": "
        + Words.count(patches, "patch", "patches")
        + ", "
        + Words.count(tests, "test", "tests")
        + "\n";
  }

  @Override
  public void json(JsonObject document) {
    document.add("target", JsonTargets.info(target));
    document.addProperty("patches", patches);
    document.addProperty("tests", tests);
    document.addProperty("passed", passed);
  }
}
