package org.liveseam.language.nativecode;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.NativeClosure;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;
import org.liveseam.runtime.target.Cancellation;

/** {@code hooks.c} compiled and loaded, and a session whose closures are put into its hooks. */
@SuppressWarnings("restricted")
final class Hooks implements AutoCloseable {
  private static final VarHandle POINTER = ValueLayout.JAVA_LONG.varHandle();

  private static @org.jspecify.annotations.Nullable SymbolLookup loaded;

  private final SymbolLookup library;
  private final List<String> hooked = new java.util.ArrayList<>();
  private final Seam seam;
  private final ThreadStates threads = new ThreadStates();

  private static SymbolLookup library(Path temp) throws IOException, InterruptedException {
    SymbolLookup known = loaded;
    if (known == null) {
      known = SymbolLookup.libraryLookup(compile(temp), Arena.global());
      loaded = known;
    }
    return known;
  }

  Hooks(Path temp, EventSink events) throws IOException, InterruptedException {
    library = library(temp);
    seam =
        Seam.create(
            new SeamOptions(
                spec -> {
                  throw new IllegalStateException("no target is needed");
                },
                Optional.empty(),
                events,
                new Cancellation(),
                false,
                false));
  }

  private static Path compile(Path temp) throws IOException, InterruptedException {
    Path source = Path.of("src/test/snippets/process/hooks.c");
    Path out = temp.resolve("libclosures.so");
    List<String> command =
        List.of("cc", "-O1", "-shared", "-fPIC", "-pthread", "-o", "" + out, "" + source);
    Process cc = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(cc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (cc.waitFor() != 0) {
      throw new AssertionError(said);
    }
    return out;
  }

  Seam seam() {
    return seam;
  }

  /** Evaluates declarations in which {@code name} is replaced, and puts its closure in place. */
  NativeClosure.Entry hook(String name, String declarations) {
    return hook(name, closure(name, declarations));
  }

  NativeClosure closure(String name, String declarations) {
    return java.util.Objects.requireNonNull(closures(declarations).get(name));
  }

  NativeClosure.Entry hook(String name, NativeClosure closure) {
    NativeClosure.Entry entry = closure.link(address(name + "_original"));
    set(name, entry.address());
    hooked.add(name);
    return entry;
  }

  /** The closures of declarations, by the function that they replace. */
  Map<String, NativeClosure> closures(String declarations) {
    var source = new Source("hooks.seam", declarations);
    return seam.declarations(source, Path.of("").toAbsolutePath()).patches().patches().stream()
        .flatMap(patch -> patch.objects().stream())
        .flatMap(object -> object.functions().stream())
        .collect(Collectors.toMap(FunctionPatch::name, f -> ((Body.Closure) f.body()).code()));
  }

  void unhook(String name) {
    set(name, 0);
  }

  private void set(String name, long address) {
    MemorySegment hook = symbol(name + "_hook").reinterpret(Long.BYTES);
    POINTER.setRelease(hook, 0L, address);
  }

  /** How often the function's own code ran. */
  int runs(String name) {
    return symbol(name + "_runs").reinterpret(Integer.BYTES).get(ValueLayout.JAVA_INT, 0);
  }

  Object call(String name, NativeType result, Object... values) {
    NativeType[] types = new NativeType[values.length];
    java.util.Arrays.fill(types, NativeType.I32);
    return call(name, new NativeSignature(List.of(types), result), values);
  }

  Object call(String name, NativeSignature signature, Object... values) {
    return new Downcall(name, signature, address(name), threads).call(values);
  }

  long address(String name) {
    return symbol(name).address();
  }

  private MemorySegment symbol(String name) {
    return library.find(name).orElseThrow(() -> new AssertionError(name));
  }

  @Override
  public void close() {
    hooked.forEach(this::unhook);
    seam.close();
  }
}
