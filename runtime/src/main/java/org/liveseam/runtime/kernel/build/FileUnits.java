package org.liveseam.runtime.kernel.build;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liveseam.runtime.model.SourceFile;

/** The C files of a patch, each a translation unit, each once. */
final class FileUnits {
  private final Map<SourceFile, CWriter> units = new LinkedHashMap<>();
  private final SourceMap map;

  FileUnits(SourceMap map) {
    this.map = map;
  }

  /**
   * The unit of a file, to write behind the file's text.
   *
   * @param owner who names the file first
   */
  CWriter unit(SourceFile file, String owner) {
    return units.computeIfAbsent(
        file,
        first -> {
          var writer = new CWriter(map);
          writer.file(owner, first);
          return writer;
        });
  }

  /** By name, {@code file0.c} first. */
  Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    int number = 0;
    for (CWriter writer : units.values()) {
      texts.put("file" + number++ + ".c", writer.toString());
    }
    return texts;
  }

  /** The folder of each, in their order. */
  List<Path> folders() {
    return units.keySet().stream().map(file -> ModuleSource.folderOf(file.path())).toList();
  }
}
