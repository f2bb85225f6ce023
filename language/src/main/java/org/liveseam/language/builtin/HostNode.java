package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.liveseam.language.SeamContext;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamSize;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.LibraryErrors;
import org.liveseam.runtime.diagnostic.PolicyErrors;

/** Verbs that look at, or change, this machine and not a target. */
abstract class HostNode extends VerbNode {
  private static final long MOST_BYTES = 1L << 30;

  /** Reads; what it throws gets the place of the call. */
  @TruffleBoundary
  protected final <T> T reading(String verb, String path, Supplier<T> work) {
    act(verb);
    if (!SeamContext.get(this).host().map(SeamOptions::allowReads).orElse(false)) {
      throw fail(Diagnostic.of(PolicyErrors.READS, path));
    }
    return engine(work);
  }

  /** Changes something, where that is granted. */
  @TruffleBoundary
  protected final Object changing(String verb, Consumer<Grants> work) {
    act(verb);
    Grants grants = SeamContext.get(this).grants();
    return engine(
        () -> {
          work.accept(grants);
          return SeamNull.NULL;
        });
  }

  /** How much is taken from outside: {@code limit} of a verb. */
  @TruffleBoundary
  protected final long limit(String verb, SeamSize given) {
    if (given.bytes() < 0 || given.bytes() > MOST_BYTES) {
      throw failCaller(
          Diagnostic.of(
              LibraryErrors.ARGUMENT,
              "limit",
              verb,
              "is not between 0B and 1GiB: " + given.render()));
    }
    return given.bytes();
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
}
