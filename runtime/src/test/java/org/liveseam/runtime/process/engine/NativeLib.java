package org.liveseam.runtime.process.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Symbol;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.ThisProcess;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.prologue.MovedEntries;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/** A library that a test compiles and loads into its own process. */
final class NativeLib {
  private static final byte[] ENDBR = {(byte) 0xf3, 0x0f, 0x1e, (byte) 0xfa};

  /** JNA closes a library that nobody refers to, while threads run in it. */
  private static final List<NativeLibrary> KEPT = new CopyOnWriteArrayList<>();

  private final NativeLibrary library;
  private final List<Symbol> symbols;
  private final Flavour flavour;

  private @Nullable LoadedObjects objects;
  private @Nullable MovedEntries moved;

  private NativeLib(NativeLibrary library, List<Symbol> symbols, Flavour flavour) {
    this.library = library;
    this.symbols = symbols;
    this.flavour = flavour;
  }

  /** Compiles a resource and loads it. */
  static NativeLib load(Path folder, String source, Flavour flavour)
      throws IOException, InterruptedException {
    Path c = folder.resolve(source);
    try (InputStream in = NativeLib.class.getResourceAsStream("/process/" + source)) {
      Files.write(c, java.util.Objects.requireNonNull(in, source).readAllBytes());
    }
    return loadFile(compile(c, flavour.options()), flavour);
  }

  static Path compile(Path c, List<String> options) throws IOException, InterruptedException {
    Path so = c.resolveSibling(c.getFileName() + ".so");
    var command = new ArrayList<>(List.of("cc", "-O2", "-g", "-shared", "-fPIC", "-pthread"));
    command.addAll(options);
    command.addAll(List.of("-o", so.toString(), c.toString()));
    Process cc = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(cc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (cc.waitFor() != 0) {
      throw new IOException(output);
    }
    return so;
  }

  static NativeLib loadFile(Path so, Flavour flavour) throws IOException {
    List<Symbol> symbols =
        Elf.of(Bytes.of(Files.readAllBytes(so))).symbols(org.liveseam.runtime.elf.Section.SYMTAB);
    NativeLibrary library = NativeLibrary.getInstance(so.toString());
    KEPT.add(library);
    return new NativeLib(library, symbols, flavour);
  }

  /** A name for an address: {@code f+0x12}. */
  String describe(long address) {
    for (Symbol symbol : symbols) {
      if (symbol.type() == Symbol.FUNC && symbol.isDefined() && symbol.binding() == Symbol.GLOBAL) {
        AddressRange range = range(symbol.name());
        if (range.start() <= address && address <= range.end()) {
          return "%s+0x%x".formatted(symbol.name(), address - range.start());
        }
      }
    }
    return "0x%x".formatted(address);
  }

  Function function(String name) {
    return library.getFunction(name);
  }

  long address(String name) {
    return base() + symbol(name).value();
  }

  private long base() {
    Symbol exported =
        symbols.stream()
            .filter(s -> s.type() == Symbol.FUNC && s.isDefined() && s.visibility() == 0)
            .filter(s -> s.binding() == Symbol.GLOBAL)
            .findFirst()
            .orElseThrow();
    return Pointer.nativeValue(library.getGlobalVariableAddress(exported.name()))
        - exported.value();
  }

  private Symbol symbol(String name) {
    return symbols.stream()
        .filter(symbol -> symbol.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  AddressRange range(String name) {
    long size = symbol(name).size();
    return new AddressRange(address(name), address(name) + size);
  }

  /** Code to redirect to. */
  Code code(String name) {
    return new Code(address(name), List.of(range(name)));
  }

  /** Its first instructions are moved when this is asked first. */
  private EntrySite moved(String name) {
    try {
      if (objects == null || moved == null) {
        objects = LoadedObjects.open();
        moved = new MovedEntries(objects, OwnMemory.load(), ThisProcess.load().memory());
      }
      var object = objects.find(library.getFile().getName()).orElseThrow();
      return java.util.Objects.requireNonNull(
          moved.sites(object, object.functions(name)).get(address(name)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  EntrySite site(String name) {
    if (flavour.kind() == EntrySite.Kind.PROLOGUE) {
      return moved(name);
    }
    AddressRange range = range(name);
    long entry = range.start();
    if (java.util.Arrays.equals(new Pointer(entry).getByteArray(0, 4), ENDBR)) {
      entry += 4;
    }
    long body =
        entry
            + switch (flavour.kind()) {
              case NOPS_5 -> 5;
              case PROLOGUE -> throw new IllegalStateException();
              case NOPS_16_14 -> 2;
              case FENTRY -> new Pointer(entry).getByte(0) == (byte) 0xe8 ? 5 : 6;
            };
    return new EntrySite(flavour.kind(), entry, body, range, List.of());
  }
}
