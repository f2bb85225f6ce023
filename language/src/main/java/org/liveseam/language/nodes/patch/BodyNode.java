package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.check.PatchRules;
import org.liveseam.language.nativecode.NativeRuntime;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.language.source.WrittenPath;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.runtime.build.QuotedIncludes;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.BinaryFile;
import org.liveseam.runtime.model.Body;

/** What a function is replaced with. */
public abstract class BodyNode extends Node {
  /**
   * @param replaced the function it is for
   */
  abstract Body execute(VirtualFrame frame, String replaced);

  /** C code in the patch itself: nothing in it is evaluated. */
  public static final class Inline extends BodyNode {
    private final Body.InlineC body;

    public Inline(Body.InlineC body) {
      this.body = body;
    }

    @Override
    Body execute(VirtualFrame frame, String replaced) {
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
    Body execute(VirtualFrame frame, String replaced) {
      return new Body.Symbol(name.text(frame), span);
    }
  }

  /** A closure where it stands, or whatever a value names: a closure or a function there is. */
  public static final class Computed extends BodyNode {
    private final Span span;
    @Child private ValueNode value;
    @Child private @Nullable SeamNode onError;

    /**
     * @param onError what the caller of a closure gets that fails; null for the original's answer
     */
    public Computed(Span span, ValueNode value, @Nullable SeamNode onError) {
      this.span = span;
      this.value = value;
      this.onError = onError;
    }

    @Override
    Body execute(VirtualFrame frame, String replaced) {
      Object named = value.execute(frame);
      SeamNode instead = onError;
      if (!(named instanceof SeamFunction function)) {
        if (instead != null) {
          throw instead.fail(
              Diagnostic.of(DescriptionErrors.ON_ERROR, "belongs to a closure, which this is not"));
        }
        return new Body.Symbol((String) named, span);
      }
      Object answer = instead == null ? null : instead.executeGeneric(frame);
      NativeRuntime natives = SeamContext.get(this).natives();
      try {
        return new Body.Closure(natives.closure(replaced, function, answer), span);
      } catch (DiagnosticException e) {
        throw value.failed(e.diagnostics().getFirst());
      }
    }
  }

  /** A function of a file, which is read now. */
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
    Body execute(VirtualFrame frame, String replaced) {
      String symbol = name.text(frame);
      String written = path.text(frame);
      Path file = WrittenPath.resolve(folder, written);
      try {
        if (PatchRules.isCompiled(written)) {
          return new Body.SymbolFromBinary(
              symbol, new BinaryFile(file, SourceFiles.bytes(file, written)), span);
        }
        return new Body.SymbolFrom(
            symbol, QuotedIncludes.source(file, SourceFiles.read(file, written)), span);
      } catch (DiagnosticException e) {
        Diagnostic first = e.diagnostics().get(0);
        throw path.failed(first);
      }
    }
  }
}
