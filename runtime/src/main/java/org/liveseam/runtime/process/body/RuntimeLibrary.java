package org.liveseam.runtime.process.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.Hashes;
import org.liveseam.runtime.build.SourceMap;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.target.Deadline;

/**
 * Shadow variables and states (seam.h): compiled and loaded when a body first uses them, one copy
 * for all patches of the process, those of earlier targets included, and never unloaded, since
 * patches leave data in it.
 */
final class RuntimeLibrary {
  private static final Source SOURCE = new Source("seam.c", "");

  private final CCompiler compiler;
  private final Surroundings surroundings;
  private final BodyFiles files;
  private DynamicLoader.@Nullable Handle library;

  RuntimeLibrary(CCompiler compiler, Surroundings surroundings, BodyFiles files) {
    this.compiler = compiler;
    this.surroundings = surroundings;
    this.files = files;
  }

  /** Where a function of seam.h is; empty for every other name. */
  synchronized OptionalLong find(String name, Deadline deadline) {
    if (!name.startsWith("seam_shadow_") && !name.startsWith("seam_state_")) {
      return OptionalLong.empty();
    }
    DynamicLoader.Handle loaded = library;
    if (loaded == null) {
      loaded = load(deadline);
      library = loaded;
    }
    return loaded.symbol(name);
  }

  private DynamicLoader.Handle load(Deadline deadline) {
    var texts = new TreeMap<String, String>();
    texts.put("seam.c", Resources.text("seam.c"));
    texts.put("seam.h", Resources.text("seam.h"));
    // The loader finds it again by this; another version of the text has data of its own.
    String soname = "libseam-" + Hashes.of(texts.toString().getBytes(UTF_8)) + ".so";
    return surroundings.loaded(soname).orElseGet(() -> load(texts, soname, deadline));
  }

  private DynamicLoader.Handle load(
      SortedMap<String, String> texts, String soname, Deadline deadline) {
    var c =
        new GeneratedC(
            "seam", "seam.h", new Span(SOURCE, 1, 1, 1, 1), texts, List.of(), new SourceMap());
    var job =
        new CCompiler.Job(c, List.of(), Map.of(), List.of("-pthread", "-Wl,-soname," + soname));
    CCompiler.Made made = compiler.make(job, deadline);
    byte[] image =
        made.image()
            .orElseThrow(
                () ->
                    Diagnostic.of(NativeBuildErrors.COMPILER_FAILED, "seam.c")
                        .note(made.compiled() + made.linked())
                        .raise());
    try {
      Path file = files.write("seam", image);
      return surroundings.load(file);
    } catch (IOException e) {
      throw Surroundings.notLoadable("seam.c", e);
    }
  }
}
