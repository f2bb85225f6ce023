package org.liveseam.runtime.build;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liveseam.runtime.model.SourceFile;

/** The C files of a patch, each a translation unit, each once. */
public final class FileUnits {
  private final Map<SourceFile, CWriter> units = new LinkedHashMap<>();
  private final SourceMap map;
  private final Inset inset;

  public FileUnits(SourceMap map) {
    this(map, (writer, number, file) -> {});
  }

  public FileUnits(SourceMap map, Inset inset) {
    this.map = map;
    this.inset = inset;
  }

  /** What stands behind the includes of each file. */
  @FunctionalInterface
  public interface Inset {
    /**
     * @param number of the file, from 0
     */
    void write(CWriter writer, int number, SourceFile file);
  }

  /**
   * The unit of a file, to write behind the file's text.
   *
   * @param owner who names the file first
   */
  public CWriter unit(SourceFile file, String owner) {
    int number = units.size();
    return units.computeIfAbsent(
        file,
        first -> {
          var writer = new CWriter(map);
          writer.file(owner, first, w -> inset.write(w, number, first));
          return writer;
        });
  }

  /** By name, {@code file0.c} first. */
  public Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    int number = 0;
    for (CWriter writer : units.values()) {
      texts.put("file" + number++ + ".c", writer.toString());
    }
    return texts;
  }

  /** Each file, {@code file0.c} first. */
  public List<SourceFile> files() {
    return List.copyOf(units.keySet());
  }

  /** The folder of each, in their order. */
  public List<Path> folders() {
    return units.keySet().stream().map(file -> folderOf(file.path())).toList();
  }

  /** For a folder that must exist as {@code SourceFile} promises it. */
  private static Path folderOf(Path file) {
    Path parent = file.getParent();
    if (!file.isAbsolute() || parent == null) {
      throw new IllegalArgumentException("not the absolute path of a file: " + file);
    }
    return parent;
  }
}
