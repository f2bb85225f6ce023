package org.liveseam.runtime.process.body;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.runtime.build.BuildCache;
import org.liveseam.runtime.build.CacheEntry;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.Hashes;
import org.liveseam.runtime.build.Scratch;
import org.liveseam.runtime.build.ToolRun;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.target.Deadline;

/** Makes shared libraries with {@code cc}, and keeps them by what they were made from. */
final class CCompiler {
  /** Grows when the same source would give another library. */
  private static final String VERSION = "2";

  private static final List<String> COMPILE =
      List.of(
          "-c",
          "-fPIC",
          "-O2",
          "-g",
          "-Wall",
          "-Werror=implicit-function-declaration",
          "-fdiagnostics-color=never",
          "-fno-diagnostics-show-caret",
          "-fdiagnostics-column-unit=byte",
          "-fmessage-length=0",
          "-fmax-errors=100",
          "-MD");
  private static final List<String> LINK =
      List.of(
          "-shared",
          "-Wl,-Bsymbolic",
          "-Wl,-z,now",
          "-Wl,-z,norelro",
          "-Wl,-z,noexecstack",
          "-Wl,--build-id=sha1");

  private final BuildCache cache;
  private final Path scratchParent;
  private final List<Path> path;

  /**
   * @param cache a folder of this user's; what is made goes to {@code native} below it
   */
  CCompiler(Path cache) {
    this.cache = new BuildCache(cache.resolve("native"));
    this.scratchParent = Path.of(System.getProperty("java.io.tmpdir"));
    this.path =
        Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)),
                Stream.of("/usr/bin", "/bin"))
            .filter(folder -> folder.startsWith("/"))
            .distinct()
            .map(Path::of)
            .toList();
  }

  /**
   * What to make.
   *
   * @param c the texts; files that end with {@code .c} are compiled, one by one, each behind its
   *     {@link #before} if that is there
   * @param flags for every file
   * @param objects object files to link with, by a name of ours
   * @param linkFlags for the linker
   */
  record Job(
      GeneratedC c, List<String> flags, Map<String, byte[]> objects, List<String> linkFlags) {}

  /**
   * How it went.
   *
   * @param image the library; empty if there is none
   * @param compiled what the compiler said
   * @param linked what the linker said
   */
  record Made(
      Optional<byte[]> image,
      boolean cached,
      String compiled,
      String linked,
      List<Diagnostic> warnings) {}

  /** The compiler, if there is one. */
  Optional<Path> find() {
    return path.stream().map(f -> f.resolve("cc")).filter(Files::isExecutable).findFirst();
  }

  Made make(Job job, Deadline deadline) {
    Path compiler = find().orElseThrow(() -> Diagnostic.of(NativeBuildErrors.NO_COMPILER).raise());
    var warnings = new ArrayList<Diagnostic>();
    try {
      String key = key(job, compiler);
      Optional<CacheEntry> kept = lookUp(key, warnings);
      if (kept.isPresent()) {
        CacheEntry entry = kept.get();
        return new Made(Optional.of(entry.image()), true, entry.output(), "", warnings);
      }
      try (Scratch scratch = Scratch.in(scratchParent)) {
        return make(job, compiler, key, scratch, deadline, warnings);
      }
    } catch (IOException e) {
      throw Diagnostic.of(NativeBuildErrors.COMPILER_FAILED, e).raise();
    }
  }

  private Made make(
      Job job,
      Path compiler,
      String key,
      Scratch scratch,
      Deadline deadline,
      List<Diagnostic> warnings)
      throws IOException {
    scratch.write(job.c());
    FileTime began = Files.getLastModifiedTime(scratch.folder());
    var said = new StringBuilder();
    var objects = new ArrayList<String>();
    boolean good = true;
    for (String file : job.c().files().keySet()) {
      if (file.endsWith(".c")) {
        ToolRun.Result run = run(compileCommand(job, compiler, file), job, scratch, deadline);
        said.append(run.output());
        good &= run.exit() == 0;
        objects.add(base(file) + ".o");
      }
    }
    if (!good) {
      return new Made(Optional.empty(), false, said.toString(), "", warnings);
    }
    for (var object : job.objects().entrySet()) {
      Files.write(scratch.folder().resolve(object.getKey()), object.getValue());
      objects.add(object.getKey());
    }
    ToolRun.Result link = run(linkCommand(job, compiler, objects), job, scratch, deadline);
    Path out = scratch.folder().resolve("out.so");
    if (link.exit() != 0 || !Files.isRegularFile(out)) {
      return new Made(Optional.empty(), false, said.toString(), link.output(), warnings);
    }
    byte[] image = Files.readAllBytes(out);
    keep(
        key,
        image,
        said.toString(),
        job,
        new DependencyFiles(scratch.folder(), job.c().folders()),
        began,
        warnings);
    return new Made(Optional.of(image), false, said.toString(), link.output(), warnings);
  }

  private static List<String> compileCommand(Job job, Path compiler, String file) {
    var command = new ArrayList<String>();
    command.add(compiler.toString());
    command.addAll(COMPILE);
    command.addAll(job.flags());
    command.addAll(List.of("-ffile-prefix-map=./=", "-idirafter", "."));
    if (job.c().files().containsKey(before(file))) {
      command.addAll(List.of("-include", before(file)));
    }
    int number = number(file);
    if (number >= 0) {
      command.addAll(List.of("-iquote", GeneratedC.folderLink(number)));
    }
    command.addAll(List.of("-o", base(file) + ".o", file));
    return command;
  }

  private static List<String> linkCommand(Job job, Path compiler, List<String> objects) {
    var command = new ArrayList<String>();
    command.add(compiler.toString());
    command.addAll(LINK);
    command.addAll(job.linkFlags());
    command.addAll(List.of("-o", "out.so"));
    command.addAll(objects);
    command.addAll(List.of("-Wl,--as-needed", "-lm"));
    return command;
  }

  /** N of {@code fileN.c}; -1 for others. */
  private static int number(String file) {
    return file.matches("file\\d{1,4}\\.c")
        ? Integer.parseInt(file.substring(4, file.length() - 2))
        : -1;
  }

  /** What is included before a file. */
  static String before(String file) {
    return base(file) + ".before.h";
  }

  private static String base(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }

  private ToolRun.Result run(List<String> command, Job job, Scratch scratch, Deadline deadline)
      throws IOException {
    String folder = scratch.folder().toString();
    String programs = path.stream().map(Path::toString).collect(Collectors.joining(":"));
    Map<String, String> environment =
        Map.of("PATH", programs, "LC_ALL", "C", "TMPDIR", folder, "SOURCE_DATE_EPOCH", "0");
    ToolRun.Result run = ToolRun.run(command, environment, scratch.folder(), deadline);
    String owner = job.c().owner();
    return switch (run.end()) {
      case TIMED_OUT -> {
        String length = deadline.length().toMillis() / 1000.0 + " s";
        throw Diagnostic.of(NativeBuildErrors.TIMED_OUT, owner, length).at(job.c().span()).raise();
      }
      case INTERRUPTED -> throw Diagnostic.of(NativeBuildErrors.INTERRUPTED, owner).raise();
      case EXITED ->
          new ToolRun.Result(run.end(), run.exit(), run.output().replace(folder + "/", ""));
    };
  }

  private static String key(Job job, Path compiler) throws IOException {
    MessageDigest digest = Hashes.sha256();
    Path real = compiler.toRealPath();
    var parts = new ArrayList<String>();
    parts.add(VERSION);
    parts.add(real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real));
    parts.addAll(COMPILE);
    parts.addAll(LINK);
    parts.addAll(job.flags());
    parts.addAll(job.linkFlags());
    new TreeMap<>(job.objects()).forEach((name, bytes) -> parts.add(name + Hashes.of(bytes)));
    parts.forEach(part -> GeneratedC.put(digest, part));
    job.c().digest(digest);
    return Hashes.hex(digest);
  }

  private Optional<CacheEntry> lookUp(String key, List<Diagnostic> warnings) {
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
      String output,
      Job job,
      DependencyFiles dependencies,
      FileTime began,
      List<Diagnostic> warnings)
      throws IOException {
    List<String> files =
        job.c().files().keySet().stream()
            .filter(file -> file.endsWith(".c"))
            .map(file -> base(file) + ".d")
            .toList();
    Optional<Map<String, String>> hashes = dependencies.of(files, began);
    if (hashes.isEmpty()) {
      return; // a file changed under the compiler: what was compiled is not known
    }
    try {
      cache.store(key, new CacheEntry(image, output, hashes.get()));
    } catch (IOException e) {
      warnings.add(cacheFailed(e));
    }
  }

  private Diagnostic cacheFailed(IOException e) {
    return Diagnostic.of(BuildErrors.CACHE_FAILED, cache.folder(), e).asWarning();
  }
}
