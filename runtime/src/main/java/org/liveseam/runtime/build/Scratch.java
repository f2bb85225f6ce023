package org.liveseam.runtime.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for one build that nobody else can enter; gone when it is closed. */
public record Scratch(Path folder) implements AutoCloseable {
  /**
   * @param parent a folder whose path kbuild can spell: no space, colon, quote or dollar
   */
  public static Scratch in(Path parent) throws IOException {
    Path real = parent.toRealPath();
    if (!real.toString().matches("[A-Za-z0-9_./+,@-]+")) {
      throw new IOException("kbuild cannot work below " + real + ": set java.io.tmpdir");
    }
    return new Scratch(Files.createTempDirectory(real, "seam-build-")); // created with mode 0700
  }

  public void write(GeneratedC module) throws IOException {
    for (var file : module.files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    for (int i = 0; i < module.folders().size(); i++) {
      Files.createSymbolicLink(folder.resolve(GeneratedC.folderLink(i)), module.folders().get(i));
    }
  }

  /** Never follows a link out of the folder. */
  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
