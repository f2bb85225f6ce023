package org.liveseam.language.check;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.liveseam.language.source.WrittenPath;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.DataErrors;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.kernel.prebuilt.PrebuiltPatch;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.model.Patch;

/**
 * What the values of a description must be. Applied to what is written out before anything runs,
 * and to everything else when it is evaluated; the diagnostics have no place yet.
 */
public final class PatchRules {
  private PatchRules() {}

  public static Optional<Diagnostic> version(Object value) {
    return text("the version", value, Names::isVersion, DescriptionErrors.BAD_VERSION);
  }

  public static Optional<Diagnostic> reason(Object value) {
    return type("`reason`", "str", value);
  }

  public static Optional<Diagnostic> fixes(Object value) {
    if (!(value instanceof SeamList list)) {
      return Optional.of(wrong("`fixes`", "a list of strings", value));
    }
    return list.asList().stream()
        .flatMap(element -> type("an element of `fixes`", "str", element).stream())
        .findFirst();
  }

  /** A pattern for kernel releases. */
  public static Optional<Diagnostic> pattern(Object value) {
    return text(
        "`requires kernel`",
        value,
        text -> text.matches("[A-Za-z0-9.+_~*-]{1,100}"),
        DescriptionErrors.BAD_PATTERN);
  }

  public static Optional<Diagnostic> patience(Object value) {
    if (!(value instanceof SeamDuration duration)) {
      return Optional.of(wrong("`wait`", "a duration", value).help("for instance `wait 60s`"));
    }
    String wrong = "";
    if (duration.length().isZero() || duration.length().isNegative()) {
      wrong = "leaves no time";
    } else if (duration.length().compareTo(Consistency.LONGEST_WAIT) > 0) {
      wrong = "is longer than " + Consistency.LONGEST_WAIT.toDays() + " days";
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(Diagnostic.of(DescriptionErrors.BAD_WAIT, duration.render(), wrong));
  }

  /** {@code at N}. */
  public static Optional<Diagnostic> position(Object value) {
    if (!(value instanceof Long n)) {
      return Optional.of(wrong("`at`", "an int", value));
    }
    return n < 1 || n > Integer.MAX_VALUE
        ? Optional.of(Diagnostic.of(DescriptionErrors.BAD_POSITION, n))
        : Optional.empty();
  }

  /** The name of a patch. */
  public static Optional<Diagnostic> patch(Object value) {
    return name("patch name", value, Names::isPatch);
  }

  /** A function to replace. */
  public static Optional<Diagnostic> symbol(Object value) {
    return name("function name", value, Names::isSymbol);
  }

  /** A function to put in its place: C code must be able to spell it. */
  public static Optional<Diagnostic> replacement(Object value) {
    if (value instanceof SeamFunction) {
      return Optional.empty();
    }
    return name("name that C can spell", value, Names::isC);
  }

  public static Optional<Diagnostic> module(Object value) {
    return name("module name", value, Names::isModule);
  }

  /** A library that is declared: a file name, which may stand behind its folders. */
  public static Optional<Diagnostic> library(Object value, boolean compiled) {
    if (!(value instanceof String path)) {
      return Optional.of(wrong("the name of a library", "a string", value));
    }
    String name = libraryName(path);
    if (!Names.isLibrary(name) || path.indexOf('\0') >= 0) {
      return Optional.of(
          Diagnostic.of(DescriptionErrors.BAD_LIBRARY, path, "that is no file name"));
    }
    return compiled && path.contains("/")
        ? Optional.of(
            Diagnostic.of(DescriptionErrors.BAD_LIBRARY, path, "what is compiled has no folder"))
        : Optional.empty();
  }

  /** A library as an object: where it lies does not matter. */
  public static Optional<Diagnostic> library(Object value) {
    return library(value, false);
  }

  /** What a library is found by. */
  public static String libraryName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** C to compile a library from. */
  public static Optional<Diagnostic> source(Object value, Path folder) {
    return isCompiled(value)
        ? Optional.of(
            Diagnostic.of(DescriptionErrors.BAD_C_FILE, value)
                .help("a library is compiled from C source, `x.c`"))
        : file(value, folder, Side.PROCESS);
  }

  /** Whether a file holds code that only a process can run. */
  public static boolean isCompiled(Object path) {
    return path instanceof String text && text.matches(".*\\.(o|so)");
  }

  /**
   * A file that replacements come from.
   *
   * @param folder what relative paths start from
   * @param side what it is to run in
   */
  public static Optional<Diagnostic> file(Object value, Path folder, Side side) {
    if (!(value instanceof String text)) {
      return Optional.of(wrong("what stands behind `from`", "a string", value));
    }
    boolean compiled = isCompiled(text);
    if (text.endsWith(".ko") || (compiled && side == Side.KERNEL)) {
      Diagnostic refused =
          compiled
              ? Diagnostic.of(DescriptionErrors.PROCESS_ONLY, "compiled code (`" + text + "`)")
              : Diagnostic.of(
                  DescriptionErrors.NOT_AVAILABLE,
                  "a replacement from compiled code (`" + text + "`)");
      return Optional.of(refused.help("compile it from source: `from \"x.c\"`"));
    }
    if (!(compiled || text.endsWith(".c")) || text.indexOf('\0') >= 0) {
      return Optional.of(
          Diagnostic.of(DescriptionErrors.BAD_C_FILE, text)
              .help("a replacement comes from C source, `x.c`"));
    }
    Path path;
    try {
      path = WrittenPath.resolve(folder, text);
    } catch (DiagnosticException e) {
      return Optional.of(e.diagnostics().getFirst());
    }
    if (Files.isDirectory(path)) {
      return Optional.of(Diagnostic.of(DescriptionErrors.NO_C_FILE, text, "it is a folder"));
    }
    if (!Files.exists(path)) {
      return Optional.of(
          Diagnostic.of(DescriptionErrors.NO_C_FILE, text, "no such file")
              .help("the path is relative to the file that names it"));
    }
    return Files.isReadable(path)
        ? Optional.empty()
        : Optional.of(Diagnostic.of(DescriptionErrors.NO_C_FILE, text, "permission denied"));
  }

  /**
   * A livepatch module built elsewhere, which is read.
   *
   * @param folder what relative paths start from
   */
  public static Optional<Diagnostic> moduleFile(Object value, Path folder) {
    if (!(value instanceof String text)) {
      return Optional.of(wrong("what stands behind `from module`", "a string", value));
    }
    if (!text.matches("(?s).*\\.ko(\\.(gz|xz|zst))?") || text.indexOf('\0') >= 0) {
      return Optional.of(Diagnostic.of(DataErrors.BAD_MODULE, text, "it is no `.ko` file"));
    }
    try {
      readModule("patch", text, folder, new Span(new Source(text, ""), 1, 1, 1, 1));
      return Optional.empty();
    } catch (DiagnosticException e) {
      return Optional.of(e.diagnostics().getFirst());
    }
  }

  /**
   * Reads such a module.
   *
   * @throws DiagnosticException without a place if it cannot be a patch
   */
  public static Patch readModule(String patch, String written, Path folder, Span span) {
    Path path = WrittenPath.resolve(folder, written);
    try {
      if (Files.isDirectory(path)) {
        throw Diagnostic.of(DataErrors.BAD_MODULE, written, "it is a folder").raise();
      }
      return PrebuiltPatch.read(patch, path, Files.readAllBytes(path), span);
    } catch (NoSuchFileException e) {
      throw Diagnostic.of(DataErrors.BAD_MODULE, written, "no such file")
          .help("the path is relative to the file that names it")
          .raise();
    } catch (AccessDeniedException e) {
      throw Diagnostic.of(DataErrors.BAD_MODULE, written, "permission denied").raise();
    } catch (MalformedFileException | IOException e) {
      throw Diagnostic.of(DataErrors.BAD_MODULE, written, String.valueOf(e.getMessage())).raise();
    }
  }

  /** The number of a state. */
  public static Optional<Diagnostic> stateId(Object value) {
    return number("the number of a state", value, Long.MAX_VALUE);
  }

  public static Optional<Diagnostic> stateVersion(Object value) {
    return number("the version of a state", value, Integer.MAX_VALUE);
  }

  private static Optional<Diagnostic> number(String what, Object value, long most) {
    if (!(value instanceof Long n)) {
      return Optional.of(wrong(what, "an int", value));
    }
    return n < 1 || n > most
        ? Optional.of(Diagnostic.of(DataErrors.BAD_STATE, what, n))
        : Optional.empty();
  }

  /** What a shadow variable holds. */
  public static Optional<Diagnostic> shadowType(Object value) {
    String type = (String) value;
    return type.equals("void") || !Names.isCType(type)
        ? Optional.of(Diagnostic.of(DataErrors.BAD_SHADOW, "of type `" + type + "`"))
        : Optional.empty();
  }

  /** What a shadow variable belongs to. */
  public static Optional<Diagnostic> shadowOwner(Object value) {
    String owner = (String) value;
    return owner.endsWith("*") || !Names.isCType(owner)
        ? Optional.of(
            Diagnostic.of(DataErrors.BAD_SHADOW, "on `" + owner + "`")
                .help("name the type of the object itself, without a star"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> name(String what, Object value, Predicate<String> shape) {
    if (!(value instanceof String text)) {
      return Optional.of(wrong("a " + what, "a string", value));
    }
    return shape.test(text)
        ? Optional.empty()
        : Optional.of(Diagnostic.of(DescriptionErrors.BAD_NAME, text, what));
  }

  private static Optional<Diagnostic> text(
      String what, Object value, Predicate<String> shape, Code code) {
    if (!(value instanceof String text)) {
      return Optional.of(wrong(what, "a string", value));
    }
    return shape.test(text) ? Optional.empty() : Optional.of(Diagnostic.of(code, text));
  }

  private static Optional<Diagnostic> type(String what, String type, Object value) {
    return Values.type(value).equals(type)
        ? Optional.empty()
        : Optional.of(wrong(what, type.equals("str") ? "a string" : type, value));
  }

  private static Diagnostic wrong(String what, String wanted, Object value) {
    return Diagnostic.of(DescriptionErrors.WRONG_TYPE, what, wanted, Values.aType(value));
  }
}
