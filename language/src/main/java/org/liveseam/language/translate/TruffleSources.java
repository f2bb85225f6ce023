package org.liveseam.language.translate;

import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.source.SourceText;

/** Texts as Truffle knows them; with their place on disk where a debugger may look for it. */
final class TruffleSources {
  private final TruffleLanguage.Env env;

  TruffleSources(TruffleLanguage.Env env) {
    this.env = env;
  }

  /**
   * @param library whether it is the language's own, and tools leave it out
   */
  Source of(SourceText text, boolean library) {
    String name = text.source().name();
    Path file = text.resolve(String.valueOf(Path.of(name).getFileName()));
    if (library || !env.isFileIOAllowed() || !Files.isRegularFile(file)) {
      return Source.newBuilder(SeamLanguage.ID, text.source().text(), name)
          .internal(library)
          .build();
    }
    return Source.newBuilder(SeamLanguage.ID, env.getPublicTruffleFile(file.toString()))
        .content(text.source().text())
        .build();
  }
}
