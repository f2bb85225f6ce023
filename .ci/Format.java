import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or rewrites the format of every Java file below a folder.
 *
 * <p>It runs on the build's own JDK (Maven may run on an older one, whose parser does not know
 * today's syntax), which is why it is a program and not a plugin's configuration.
 */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    List<Path> files;
    try (var walk = Files.walk(root)) {
      files =
          walk.filter(p -> p.toString().endsWith(".java"))
              .filter(
                  p ->
                      !root.relativize(p)
                          .toString()
                          .matches("([^/]+/){0,2}target/.*|.*/snippets/.*"))
              .sorted()
              .toList();
    }
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    var wrong = new ArrayList<Path>();
    for (Path file : files) {
      String before = Files.readString(file);
      String after;
      try {
        after =
            formatter.formatSource(
                ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(before),
                    JavaFormatterOptions.Style.GOOGLE));
      } catch (Exception e) {
        throw new IllegalStateException(file + ": " + e.getMessage(), e);
      }
      if (!after.equals(before)) {
        wrong.add(root.relativize(file));
        if (write) {
          Files.writeString(file, after);
        }
      }
    }
    if (files.isEmpty()) {
      System.err.println("format: no Java file found below " + root);
      System.exit(1);
    }
    if (!wrong.isEmpty() && !write) {
      System.err.println("format: not formatted (run: mvn -N process-sources -Dformat=write):");
      wrong.forEach(p -> System.err.println("  " + p));
      System.exit(1);
    }
    System.out.println("format: " + files.size() + " files, " + wrong.size() + " rewritten");
  }
}
