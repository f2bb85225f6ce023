package org.liveseam.runtime.kernel.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.Hashes;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.target.Requirement;

/**
 * What kbuild needs of a machine: the headers of a kernel, make, and the compiler the kernel was
 * built with.
 *
 * @param root the root of the file system that has {@code lib/modules} and {@code usr/src}
 * @param path folders with programs, first one first
 */
public record KernelHeaders(Path root, List<Path> path) {
  // Part of paths and of package names in messages; a slash would leave the folder.
  private static final Pattern RELEASE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_~-]{0,63}");
  private static final Pattern COMPILER =
      Pattern.compile("CONFIG_CC_VERSION_TEXT=\"?([A-Za-z0-9][A-Za-z0-9+._-]*) .*");
  private static final Pattern UTS_RELEASE =
      Pattern.compile("#define\\s+UTS_RELEASE\\s+\"([^\"]*)\"");
  private static final Pattern INCLUDED_MAKEFILE =
      Pattern.compile("include\\s+(/\\S+)/Makefile\\s*");
  private static final String UTS_FILE = "include/generated/utsrelease.h";
  private static final String CONFIG = "include/config/auto.conf";

  public KernelHeaders {
    path = List.copyOf(path);
  }

  /** This machine's. */
  public static KernelHeaders system() {
    String variable = System.getenv().getOrDefault("PATH", "");
    List<Path> folders =
        Stream.concat(
                Stream.of(variable.split(":", -1)),
                Stream.of("/usr/sbin:/usr/bin:/sbin:/bin".split(":", -1)))
            .filter(folder -> folder.startsWith("/"))
            .distinct()
            .map(Path::of)
            .toList();
    return new KernelHeaders(Path.of("/"), folders);
  }

  /**
   * A kernel's headers with all the tools they need.
   *
   * @param build the folder that {@code make -C} takes
   * @param roots folders that hold nothing but the kernel's own headers
   * @param identity differs when the headers or the compiler were exchanged
   */
  record Located(Path build, Path make, Path compiler, List<Path> roots, String identity) {}

  /**
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException that names the missing package
   */
  Located locate(String release) {
    try {
      Path build =
          build(release)
              .orElseThrow(() -> noHeaders(release, "/lib/modules/" + release + "/build").raise());
      Path real = build.toRealPath();
      for (String needed : List.of("Makefile", UTS_FILE, CONFIG, "Module.symvers")) {
        if (!Files.isReadable(real.resolve(needed))) {
          throw noHeaders(release, real.resolve(needed).toString()).raise();
        }
      }
      Matcher uts = UTS_RELEASE.matcher(Files.readString(real.resolve(UTS_FILE)));
      if (!uts.find() || !uts.group(1).equals(release)) {
        throw noHeaders(release, "a " + UTS_FILE + " of that release in " + real).raise();
      }
      List<String> config = Files.readAllLines(real.resolve(CONFIG));
      if (!config.contains("CONFIG_LIVEPATCH=y")) {
        throw Diagnostic.of(TargetErrors.NO_LIVEPATCH, release).raise();
      }
      Path make = tool("make", "make");
      String name = compilerName(config);
      Path compiler = tool(name, name);
      return new Located(real, make, compiler, roots(real), identity(real, compiler));
    } catch (IOException e) {
      throw noHeaders(release, String.valueOf(e.getMessage())).raise();
    }
  }

  /** One by one, present or not. */
  public List<Requirement> requirements(String release) {
    String purpose = "building modules for kernel " + release;
    Optional<Path> build = build(release);
    String compiler = build.map(KernelHeaders::compilerNameIn).orElse("gcc");
    return List.of(
        new Requirement(
            "kernel headers " + release,
            build.isPresent(),
            build.map(Path::toString).orElse("no /lib/modules/" + release + "/build"),
            build.isPresent() ? "" : "apt-get install " + headersPackage(release),
            purpose),
        toolRequirement(compiler, purpose),
        toolRequirement("make", purpose));
  }

  private Requirement toolRequirement(String name, String purpose) {
    Optional<Path> tool = find(name);
    return new Requirement(
        name,
        tool.isPresent(),
        tool.map(Path::toString).orElse("not in PATH"),
        tool.isPresent() ? "" : "apt-get install " + name,
        purpose);
  }

  private Optional<Path> build(String release) {
    if (!RELEASE.matcher(release).matches()) {
      throw new IllegalArgumentException("not a kernel release: " + release);
    }
    return Stream.of("lib/modules/" + release + "/build", "usr/src/linux-headers-" + release)
        .map(root::resolve)
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static Diagnostic noHeaders(String release, String missing) {
    return Diagnostic.of(BuildErrors.NO_HEADERS, release, missing)
        .help("install them: `apt-get install " + headersPackage(release) + "`");
  }

  private static String headersPackage(String release) {
    return "linux-headers-" + release;
  }

  private Path tool(String name, String debianPackage) {
    return find(name)
        .orElseThrow(
            () ->
                Diagnostic.of(BuildErrors.NO_TOOL, name)
                    .help("install it: `apt-get install " + debianPackage + "`")
                    .raise());
  }

  private Optional<Path> find(String name) {
    return path.stream()
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static String compilerNameIn(Path build) {
    try {
      Path config = build.resolve(CONFIG);
      return Files.isReadable(config) ? compilerName(Files.readAllLines(config)) : "gcc";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Debian's headers call the compiler by the name it had then, for instance gcc-12. */
  private static String compilerName(List<String> config) {
    return config.stream()
        .map(COMPILER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(name -> name.startsWith("gcc"))
        .findFirst()
        .orElse("gcc");
  }

  /** Debian splits the headers: the build folder's Makefile includes that of the common part. */
  private static List<Path> roots(Path build) throws IOException {
    Matcher common = INCLUDED_MAKEFILE.matcher(Files.readString(build.resolve("Makefile")));
    return common.matches() ? List.of(build, Path.of(common.group(1))) : List.of(build);
  }

  private static String identity(Path build, Path compiler) throws IOException {
    MessageDigest digest = Hashes.sha256();
    for (Path file :
        List.of(
            build.resolve("Module.symvers"),
            build.resolve(UTS_FILE),
            build.resolve(CONFIG),
            compiler.toRealPath())) {
      GeneratedC.put(digest, file.toString());
      GeneratedC.put(digest, Files.size(file) + " " + Files.getLastModifiedTime(file));
    }
    digest.update(Files.readString(build.resolve(UTS_FILE)).getBytes(StandardCharsets.UTF_8));
    return Hashes.hex(digest);
  }
}
