package org.liveseam.runtime.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.Target;

/** Reads whole files, also those that have no length (procfs) or no end (trace_pipe). */
final class FileReader {
  private final Kernel kernel;

  FileReader(Kernel kernel) {
    this.kernel = kernel;
  }

  byte[] read(String path, Deadline deadline) {
    try {
      Path file = Path.of(path);
      if (!file.isAbsolute()) {
        throw failed(path, "the path is not absolute");
      }
      if (Files.isDirectory(file)) {
        throw failed(path, "it is a folder");
      }
      byte[] bytes = kernel.bounded().get("read", deadline, () -> first(file));
      if (bytes.length > Target.READ_LIMIT) {
        throw failed(path, "it is longer than " + (Target.READ_LIMIT >> 20) + " MiB");
      }
      return bytes;
    } catch (InvalidPathException e) {
      throw failed(path, e.getReason());
    } catch (NoSuchFileException e) {
      throw failed(path, "there is no such file");
    } catch (AccessDeniedException e) {
      throw failed(path, "permission denied");
    } catch (IOException e) {
      throw failed(path, String.valueOf(e.getMessage()));
    }
  }

  private static byte[] first(Path file) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 << 10];
    // Not readNBytes: it asks a file for its length and place, which pipes answer with ESPIPE.
    try (var stream = Files.newInputStream(file)) {
      int count = stream.read(buffer);
      while (count > 0 && bytes.size() <= Target.READ_LIMIT) {
        bytes.write(buffer, 0, count);
        count = stream.read(buffer);
      }
    }
    return bytes.toByteArray();
  }

  private RuntimeException failed(String path, String why) {
    return Diagnostic.of(TargetErrors.READ_FAILED, path, kernel.info().spec(), why).raise();
  }
}
