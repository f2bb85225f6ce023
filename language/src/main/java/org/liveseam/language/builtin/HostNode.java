package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.liveseam.language.SeamContext;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.language.library.Pulse;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Verbs that look at, or change, this machine and not a target. */
abstract class HostNode extends VerbNode {
  /** Call first in what reads. */
  @TruffleBoundary
  protected final void reads(String verb, String path) {
    act(verb);
    if (!SeamContext.get(this).host().map(SeamOptions::allowReads).orElse(false)) {
      throw fail(Diagnostic.of(PolicyErrors.READS, path.replace('\0', ' ')));
    }
  }

  /** What it throws gets the place of the call. */
  @TruffleBoundary
  protected final <T> T library(Supplier<T> work) {
    return engine(work);
  }

  @TruffleBoundary
  protected final void doing(Runnable work) {
    engine(
        () -> {
          work.run();
          return true;
        });
  }

  protected final String decoded(byte[] bytes, String what) {
    return LibraryNode.decoded(bytes, what, this);
  }

  /** What is written: text as UTF-8, bytes as they are. */
  @TruffleBoundary
  protected final byte[] content(String verb, Object content) {
    return switch (content) {
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      case SeamBytes bytes -> bytes.toArray();
      default -> throw wrong("what `" + verb + "` writes", "a str or bytes", content);
    };
  }

  /** For what waits: Ctrl-C, deadlines of stages and debuggers come through. */
  protected final Pulse pulse() {
    SeamContext context = SeamContext.get(this);
    return () -> {
      TruffleSafepoint.poll(this);
      if (context.cancellation().isCancelled()) {
        throw fail(Diagnostic.of(ScriptErrors.CANCELLED));
      }
    };
  }
}
