package org.liveseam.runtime.kernel.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.build.BuildCache;
import org.liveseam.runtime.build.CacheEntry;
import org.liveseam.runtime.build.CompilerFindings;
import org.liveseam.runtime.build.Findings;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.Hashes;
import org.liveseam.runtime.build.Scratch;
import org.liveseam.runtime.build.ToolRun;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Deadline;

/**
 * Builds modules with the kernel's own build system and headers: {@code make -C HEADERS M=FOLDER
 * modules} (Documentation/kbuild/modules.rst).
 */
public final class KbuildModuleBuilder implements ModuleBuilder {
  /** Grows when the same source would give another module. */
  private static final String VERSION = "1";

  /** What modpost writes to .modinfo (scripts/mod/modpost.c, add_depends). */
  private static final Pattern DEPENDS = Pattern.compile("(?<=\\x00)depends=([\\w,-]+)\\x00");

  private final KernelHeaders headers;
  private final BuildCache cache;
  private final Path scratchParent;

  /**
   * @param cache a folder of this user's; built modules go to {@code modules} below it
   */
  public KbuildModuleBuilder(KernelHeaders headers, Path cache) {
    this(headers, cache, Path.of(System.getProperty("java.io.tmpdir")));
  }

  KbuildModuleBuilder(KernelHeaders headers, Path cache, Path scratchParent) {
    this.headers = headers;
    this.cache = new BuildCache(cache.resolve("modules"));
    this.scratchParent = scratchParent;
  }

  @Override
  public Result build(BuildRequest request, Deadline deadline) {
    GeneratedC module = ModuleSource.generate(request);
    KernelHeaders.Located located = headers.locate(request.release());
    List<Diagnostic> warnings = new ArrayList<>();
    String key = key(module, request.release(), located);
    try {
      Optional<CacheEntry> kept = find(key, warnings);
      if (kept.isPresent()) {
        String output = kept.get().output();
        warnings.addAll(findings(request.patch(), module, request.release(), output).warnings());
        warnings.addAll(needs(module, kept.get().image()));
        return new Result(kept.get().image(), true, warnings);
      }
      try (Scratch scratch = Scratch.in(scratchParent)) {
        scratch.write(module);
        FileTime began = Files.getLastModifiedTime(scratch.folder());
        var run = new KbuildRun(headers, located, module, scratch.folder());
        ToolRun.Result end = run.await(deadline);
        byte[] image = image(run, end, request, warnings);
        keep(key, image, run, end.output(), began, warnings);
        warnings.addAll(needs(module, image));
        return new Result(image, false, warnings);
      }
    } catch (IOException e) {
      throw Diagnostic.of(BuildErrors.KBUILD_FAILED, e).raise();
    }
  }

  /** The module's bytes, or all that is known about why there are none. */
  private byte[] image(
      KbuildRun run, ToolRun.Result end, BuildRequest request, List<Diagnostic> warnings)
      throws IOException {
    Findings findings = findings(request.patch(), run.module(), request.release(), end.output());
    warnings.addAll(findings.warnings());
    Optional<byte[]> image = end.exit() == 0 ? run.image() : Optional.empty();
    if (image.isPresent()) {
      return image.get();
    }
    List<Diagnostic> all = new ArrayList<>(findings.errors());
    if (all.isEmpty()) {
      all.add(KbuildRun.unexplained(end));
    }
    all.addAll(warnings);
    throw new DiagnosticException(all);
  }

  private static Findings findings(Patch patch, GeneratedC module, String release, String output) {
    var findings = new Findings();
    new CompilerFindings(module, new KernelDialect(release), findings).read(output);
    new ToolFindings(patch, release, findings).read(output);
    return findings;
  }

  /** Says which modules must be there before this one: the kernel only says "unknown symbol". */
  private static List<Diagnostic> needs(GeneratedC module, byte[] image) {
    Matcher depends = DEPENDS.matcher(new String(image, StandardCharsets.ISO_8859_1));
    if (!depends.find()) {
      return List.of();
    }
    String names = "module " + depends.group(1).replace(",", ", module ");
    return List.of(
        Diagnostic.of(BuildErrors.NEEDS_MODULES, module.owner(), names)
            .at(module.span())
            .asWarning());
  }

  private static String key(GeneratedC module, String release, KernelHeaders.Located located) {
    MessageDigest digest = Hashes.sha256();
    GeneratedC.put(digest, VERSION);
    GeneratedC.put(digest, release);
    GeneratedC.put(digest, located.identity());
    module.digest(digest);
    return Hashes.hex(digest);
  }

  private Optional<CacheEntry> find(String key, List<Diagnostic> warnings) {
    try {
      return cache.find(key);
    } catch (IOException e) {
      warnings.add(cacheFailed(e));
      return Optional.empty();
    }
  }

  private void keep(
      String key,
      byte[] image,
      KbuildRun run,
      String output,
      FileTime began,
      List<Diagnostic> warnings)
      throws IOException {
    Optional<Map<String, String>> dependencies = run.dependencies(began);
    if (dependencies.isEmpty()) {
      return; // a file changed under the compiler: what was compiled is not known
    }
    try {
      cache.store(key, new CacheEntry(image, output, dependencies.get()));
    } catch (IOException e) {
      warnings.add(cacheFailed(e));
    }
  }

  private Diagnostic cacheFailed(IOException e) {
    return Diagnostic.of(BuildErrors.CACHE_FAILED, cache.folder(), e).asWarning();
  }
}
