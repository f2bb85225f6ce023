package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.MaterializedFrame;
import com.oracle.truffle.api.frame.VirtualFrame;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.check.PatchRules;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.language.source.WrittenPath;
import org.liveseam.language.value.SeamNull;
import org.liveseam.runtime.build.QuotedIncludes;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.SourceFile;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;

/** {@code library "libscore.so" from "score.c"}: noted; opened when something acts. */
public final class LibraryNode extends SeamNode {
  private final Path folder;
  @Child private ValueNode name;
  @Child private @Nullable ValueNode source;

  /**
   * @param folder what relative paths start from
   */
  public LibraryNode(Path folder, ValueNode name, @Nullable ValueNode source) {
    this.folder = folder;
    this.name = name;
    this.source = source;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return declare(frame.materialize());
  }

  @TruffleBoundary
  private Object declare(MaterializedFrame frame) {
    String path = name.text(frame);
    Optional<Path> file =
        path.contains("/") ? Optional.of(WrittenPath.resolve(folder, path)) : Optional.empty();
    try {
      SeamContext.get(this)
          .libraries()
          .declare(new LibrarySpec(PatchRules.libraryName(path), file, source(frame), name.span()));
    } catch (DiagnosticException e) {
      throw SeamException.again(e.diagnostics(), this);
    }
    return SeamNull.NULL;
  }

  private Optional<SourceFile> source(MaterializedFrame frame) {
    ValueNode written = source;
    if (written == null) {
      return Optional.empty();
    }
    String text = written.text(frame);
    Path path = WrittenPath.resolve(folder, text);
    try {
      return Optional.of(QuotedIncludes.source(path, SourceFiles.read(path, text)));
    } catch (DiagnosticException e) {
      throw written.failed(e.diagnostics().getFirst());
    }
  }
}
