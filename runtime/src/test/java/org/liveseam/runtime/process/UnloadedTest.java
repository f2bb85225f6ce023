package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.process.engine.Children;

/** A library that the program closes in the middle of a transition. */
final class UnloadedTest {
  @TempDir Path folder;

  private Children.Result run(String defect) throws Exception {
    var jvm = new ArrayList<>(Children.USUAL);
    jvm.add("-Dengine.defect=" + defect);
    return Children.run(folder, jvm, Unloaded.class, 100, List.of(folder.toString()));
  }

  @Test
  void staysUntilTheTransitionIsOver() throws Exception {
    Children.Result result = run("").ok();
    List<String> lines = result.output().lines().toList();
    assertTrue(lines.contains("kept"), result::toString);
    int complete = lines.indexOf("'both': patching complete");
    int gone = lines.indexOf("reverting patch 'both' on unloading module 'libgoes.so'");
    assertTrue(0 <= complete && complete < gone, result::toString);
  }

  @Test
  void wouldBeWrittenToWhereItIsNotAnyMore() throws Exception {
    Children.Result broken = run("UNPINNED");
    assertTrue(broken.output().contains("gone"), broken::toString);
    assertNotEquals(0, broken.exit(), broken::toString);
  }
}
