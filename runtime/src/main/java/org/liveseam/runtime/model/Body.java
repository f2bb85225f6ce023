package org.liveseam.runtime.model;

import java.util.List;
import org.liveseam.runtime.diagnostic.Span;

/** What runs instead of a function, or as a callback. */
public sealed interface Body {
  Span span();

  /** A function that the target already has. */
  record Symbol(String name, Span span) implements Body {
    public Symbol {
      Names.check(Names.isC(name), "function name", name);
    }
  }

  /** A function defined in a C file, which is compiled into the patch. */
  record SymbolFrom(String name, SourceFile file, Span span) implements Body {
    public SymbolFrom {
      Names.check(Names.isC(name), "function name", name);
    }
  }

  /**
   * A function that an object file or shared library defines: {@code .o} or {@code .so}, in the
   * process only.
   */
  record SymbolFromBinary(String name, BinaryFile file, Span span) implements Body {
    public SymbolFromBinary {
      Names.check(Names.isC(name), "function name", name);
    }
  }

  /** A function of the language; in the process only. */
  record Closure(NativeClosure code, Span span) implements Body {}

  /**
   * C code in the patch itself: the statements of a function body, without its braces.
   *
   * @param span of the code between the braces: its first character is at the span's start
   */
  record InlineC(String code, List<Include> includes, Span span) implements Body {
    public InlineC {
      includes = List.copyOf(includes);
    }
  }

  /** A header that an inline body needs, without its angle brackets. */
  record Include(String path, Span span) {
    public Include {
      Names.check(Names.isInclude(path), "header", path);
    }
  }
}
