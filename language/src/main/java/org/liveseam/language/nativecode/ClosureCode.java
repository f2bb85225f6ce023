package org.liveseam.language.nativecode;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.source.SourceSection;
import java.lang.foreign.Arena;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.Cell;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamSize;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.model.NativeClosure;
import org.liveseam.runtime.model.NativeSignature;

/** A function of the language that stands in for a native one. */
final class ClosureCode implements NativeClosure {
  private final NativeRuntime runtime;
  private final String replaced;
  private final SeamFunction function;
  private final NativeSignature signature;
  private final OnError onError;

  /**
   * What its caller gets when it fails.
   *
   * @param original whether that is what the original answers
   * @param value as machine code has it, if it is not the original's answer
   * @param text for telling closures apart
   */
  record OnError(boolean original, @Nullable Object value, String text) {}

  /**
   * @param replaced the native function, for messages
   * @param signature what the function was checked to take and give
   */
  ClosureCode(
      NativeRuntime runtime,
      String replaced,
      SeamFunction function,
      NativeSignature signature,
      OnError onError) {
    this.runtime = runtime;
    this.replaced = replaced;
    this.function = function;
    this.signature = signature;
    this.onError = onError;
  }

  String replaced() {
    return replaced;
  }

  SeamFunction function() {
    return function;
  }

  OnError onError() {
    return onError;
  }

  NativeRuntime runtime() {
    return runtime;
  }

  @Override
  public NativeSignature signature() {
    return signature;
  }

  /**
   * As it was written, with the plain values it captured: closures that a loop makes are of one
   * text and still not the same.
   */
  @Override
  public String text() {
    RootCallTarget code = function.code().target();
    SourceSection section = code.getRootNode().getSourceSection();
    String written = section == null ? "" : section.getCharacters().toString();
    String captured =
        IntStream.range(0, function.captureCount())
            .mapToObj(function::capture)
            .map(ClosureCode::plain)
            .collect(Collectors.joining());
    return written + "\non-error " + onError.text() + captured;
  }

  private static String plain(Cell cell) {
    Object value = cell.get();
    if (value == null) {
      return "";
    }
    return switch (value) {
      case Long _, Double _, Boolean _, String _, SeamDuration _, SeamSize _ ->
          "\n" + cell.name() + " = " + Values.render(value);
      default -> "";
    };
  }

  @Override
  public Entry link(long original) {
    var downcall = new Downcall(replaced, signature, original, runtime.threads());
    return new Linked(new Upcall(this, downcall));
  }

  /** Machine code of one closure, for as long as the engine wants it. */
  private static final class Linked implements Entry {
    private final Arena arena;
    private final long address;

    @SuppressWarnings("MustBeClosedChecker") // closed with this
    Linked(Upcall upcall) {
      arena = Arena.ofShared();
      address = upcall.stub(arena);
    }

    @Override
    public long address() {
      return address;
    }

    @Override
    public void close() {
      arena.close();
    }
  }
}
