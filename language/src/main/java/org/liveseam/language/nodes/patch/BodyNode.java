package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.nio.file.Path;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.SourceFile;

/** What a function is replaced with. */
public abstract class BodyNode extends Node {
  abstract Body execute(VirtualFrame frame);

  /** C code in the patch itself: nothing in it is evaluated. */
  public static final class Inline extends BodyNode {
    private final Body.InlineC body;

    public Inline(Body.InlineC body) {
      this.body = body;
    }

    @Override
    Body execute(VirtualFrame frame) {
      return body;
    }
  }

  /** A function that is already there. */
  public static final class Symbol extends BodyNode {
    private final Span span;
    @Child private ValueNode name;

    public Symbol(Span span, ValueNode name) {
      this.span = span;
      this.name = name;
    }

    @Override
    Body execute(VirtualFrame frame) {
      return new Body.Symbol(name.text(frame), span);
    }
  }

  /** A function of a C file, which is read now. */
  public static final class FromFile extends BodyNode {
    private final Span span;
    private final Path folder;
    @Child private ValueNode name;
    @Child private ValueNode path;

    /**
     * @param folder what relative paths start from
     */
    public FromFile(Span span, Path folder, ValueNode name, ValueNode path) {
      this.span = span;
      this.folder = folder;
      this.name = name;
      this.path = path;
    }

    @Override
    Body execute(VirtualFrame frame) {
      String symbol = name.text(frame);
      String written = path.text(frame);
      Path file = folder.resolve(written).normalize();
      try {
        return new Body.SymbolFrom(
            symbol, new SourceFile(file, SourceFiles.read(file, written)), span);
      } catch (DiagnosticException e) {
        Diagnostic first = e.diagnostics().get(0);
        throw path.failed(first);
      }
    }
  }
}
