package org.liveseam.language.nativecode;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;

/** A native function that can be called. Thread-safe. */
final class Downcall {
  private final String name;
  private final NativeSignature signature;
  private final ThreadStates threads;
  private final MethodHandle handle;
  private final boolean takesText;

  /**
   * @param name for messages
   * @param address must hold code of that signature: nothing can check it
   */
  @SuppressWarnings("restricted") // native access is what this package is for
  Downcall(String name, NativeSignature signature, long address, ThreadStates threads) {
    this.name = name;
    this.signature = signature;
    this.threads = threads;
    takesText = signature.parameters().contains(NativeType.STR);
    int count = signature.parameters().size();
    handle =
        Linker.nativeLinker()
            .downcallHandle(MemorySegment.ofAddress(address), descriptor(signature))
            .asSpreader(Object[].class, count)
            .asType(MethodType.methodType(Object.class, Object[].class));
  }

  static FunctionDescriptor descriptor(NativeSignature signature) {
    MemoryLayout[] parameters =
        signature.parameters().stream().map(NativeValues::layout).toArray(MemoryLayout[]::new);
    return signature.result() == NativeType.VOID
        ? FunctionDescriptor.ofVoid(parameters)
        : FunctionDescriptor.of(NativeValues.layout(signature.result()), parameters);
  }

  NativeSignature signature() {
    return signature;
  }

  /** Calls it with values of the language; as many as it has parameters. */
  Object call(Object[] values) {
    Object raw = answer(values);
    return raw == null ? NativeValues.in(NativeType.VOID, "", name) : in(raw);
  }

  /** The same, with its answer as machine code has it. */
  @Nullable Object answer(Object[] values) {
    if (!takesText) {
      return callRaw(out(values, Arena.global())); // where nothing is put
    }
    try (Arena arena = Arena.ofConfined()) {
      return callRaw(out(values, arena));
    }
  }

  /** What it answered, as a value. */
  Object in(Object raw) {
    return NativeValues.in(signature.result(), raw, "the result of `" + name + "`");
  }

  /** Arguments as machine code has them. */
  private Object[] out(Object[] values, Arena arena) {
    Object[] raw = new Object[values.length];
    for (int i = 0; i < raw.length; i++) {
      String what = "argument " + (i + 1) + " of `" + name + "`";
      raw[i] = NativeValues.out(signature.parameters().get(i), values[i], what, arena);
    }
    return raw;
  }

  /** The same with arguments and answer as machine code has them; null for no answer. */
  @Nullable Object callRaw(Object[] raw) {
    ThreadStates.State state = threads.mine();
    boolean before = state.enterNative();
    try {
      return handle.invokeExact(raw);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("machine code throws nothing", e);
    } finally {
      state.leaveNative(before);
    }
  }
}
