package org.liveseam.repl.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.RecordErrors;

/**
 * The files of a new project, from templates in the jar: {@code new/KIND/FILE}, where {@code NAME}
 * in a file's name and {@code @NAME@} in its text are the patch's.
 */
final class Scaffold {
  private static final List<String> COMMON =
      List.of("README.md", ".gitignore", ".github/workflows/check.yml", "ci/check");
  private static final List<String> KERNEL = List.of("NAME.seam", "NAME-test.seam");
  private static final List<String> PROCESS = List.of("NAME.seam", "NAME-test.seam", "NAME.c");

  private Scaffold() {}

  /**
   * Makes the folder and everything in it.
   *
   * @param name the patch's, which is safe in any text
   * @return the files, relative to the folder
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException E0744 if the folder is there, E0745
   *     if it cannot be made
   */
  static List<String> make(String folder, String kind, String name) {
    var made = new ArrayList<String>();
    try {
      Path root = Path.of(folder);
      Path parent = root.toAbsolutePath().normalize().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(root);
      for (String file : files(kind)) {
        String relative = file.replace("NAME", name);
        write(root.resolve(relative), template(kind, file).replace("@NAME@", name));
        made.add(relative);
      }
    } catch (FileAlreadyExistsException e) {
      throw Diagnostic.of(RecordErrors.EXISTS, e.getFile()).raise();
    } catch (IOException | InvalidPathException e) {
      throw Diagnostic.of(RecordErrors.NOT_MADE, folder, e).raise();
    }
    return made;
  }

  private static List<String> files(String kind) {
    var files = new ArrayList<>(kind.equals("process") ? PROCESS : KERNEL);
    files.addAll(COMMON);
    return files;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    if (text.startsWith("#!")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String template(String kind, String file) {
    String name = file.replaceFirst("^.*/", "").replaceFirst("^\\.", "");
    try (InputStream own = Scaffold.class.getResourceAsStream("new/" + kind + "/" + name);
        InputStream common = Scaffold.class.getResourceAsStream("new/" + name)) {
      InputStream in = own == null ? common : own;
      if (in == null) {
        throw new IllegalStateException("the jar lacks the template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
