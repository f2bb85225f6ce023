package org.liveseam.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.NativeObjects;

/** Libraries by the loader alone; functions are redirected by pointers of theirs. */
@SuppressWarnings("restricted")
final class HookObjects implements NativeObjects {
  private final Map<String, SymbolLookup> loaded = new LinkedHashMap<>();
  private final Map<String, Path> files = new LinkedHashMap<>();

  @Override
  public synchronized String open(LibrarySpec spec, Deadline deadline) {
    try {
      Path file = spec.source().isPresent() ? compile(spec) : spec.file().orElseThrow();
      loaded.put(spec.name(), SymbolLookup.libraryLookup(file, Arena.global()));
      files.put(spec.name(), file);
      return spec.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, spec.name(), "it cannot be loaded")
          .at(spec.span())
          .raise();
    }
  }

  private static Path compile(LibrarySpec spec) throws IOException {
    Path folder = Files.createTempDirectory("seam-library");
    Path out = folder.resolve(spec.name());
    Path source = spec.source().orElseThrow().path();
    String said = run("cc", "-O1", "-shared", "-fPIC", "-pthread", "-o", "" + out, "" + source);
    if (!Files.exists(out)) {
      throw Diagnostic.of(BuildErrors.C_ERROR, said).at(spec.span()).raise();
    }
    out.toFile().deleteOnExit();
    return out;
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public List<NativeFunction> functions(String object) {
    Path file = files.get(object);
    if (file == null) {
      throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, object, "it is not loaded").raise();
    }
    try {
      return run("nm", "-D", "--defined-only", "" + file)
          .lines()
          .map(line -> line.split(" "))
          .filter(words -> words.length == 3 && words[1].equals("T"))
          .map(words -> function(object, words[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private NativeFunction function(String object, String name) {
    Optional<String> unpatchable =
        find(object, name + "_hook") == null ? Optional.of("it has no hook") : Optional.empty();
    long address = symbol(object, name).address();
    return new NativeFunction(object, name, address, 16, true, unpatchable, Optional.empty());
  }

  @Override
  public long address(String object, String function, Span span) {
    MemorySegment found = find(object, function);
    if (found == null) {
      throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, function, "nothing defines it")
          .at(span)
          .raise();
    }
    return found.address();
  }

  /** Makes a function jump; 0 for its own code. */
  void hook(String object, String function, long address) {
    MemorySegment pointer = symbol(object, function + "_hook").reinterpret(Long.BYTES);
    ValueLayout.JAVA_LONG.varHandle().setRelease(pointer, 0L, address);
  }

  MemorySegment symbol(String object, String name) {
    MemorySegment found = find(object, name);
    if (found == null) {
      throw new AssertionError(object + " has no " + name);
    }
    return found;
  }

  private @Nullable MemorySegment find(String object, String name) {
    SymbolLookup lookup = loaded.get(object);
    return lookup == null
        ? SymbolLookup.libraryLookup(object, Arena.global()).find(name).orElse(null)
        : lookup.find(name).orElse(null);
  }
}
