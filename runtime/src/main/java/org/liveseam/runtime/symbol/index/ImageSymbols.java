package org.liveseam.runtime.symbol.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.symbol.Lazy;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.btf.Btf;
import org.liveseam.runtime.symbol.image.BootImage;
import org.liveseam.runtime.symbol.image.Essentials;
import org.liveseam.runtime.symbol.image.EssentialsCache;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;
import org.liveseam.runtime.symbol.module.KoFile;
import org.liveseam.runtime.symbol.module.ModuleDirectory;

/**
 * The symbols of an installed kernel, which need not run: from {@code /boot/vmlinuz-V} and {@code
 * /lib/modules/V}. Opening reads nothing; the first question about vmlinux reads and decompresses
 * the image, or its cache.
 */
public final class ImageSymbols extends Indexed {
  private final Path image;
  private final ModuleDirectory modules;
  private final @Nullable EssentialsCache cache;
  private final Map<String, Optional<ObjectSymbols>> objects = new ConcurrentHashMap<>();
  private final Lazy<Essentials> essentials = new Lazy<>(this::load);
  private final Lazy<Optional<Btf>> btf = new Lazy<>(this::loadBtf);

  private ImageSymbols(Path image, Path modules, @Nullable EssentialsCache cache) {
    this.image = image;
    this.modules = new ModuleDirectory(modules);
    this.cache = cache;
  }

  /** An installed kernel, decompressed for each index. */
  public static ImageSymbols open(Path vmlinuz, Path modulesDirectory) {
    return new ImageSymbols(vmlinuz, modulesDirectory, null);
  }

  /** An installed kernel, decompressed once and then read from a cache directory. */
  public static ImageSymbols open(Path vmlinuz, Path modulesDirectory, Path cacheDirectory) {
    return new ImageSymbols(vmlinuz, modulesDirectory, new EssentialsCache(cacheDirectory));
  }

  /** The image's version text, {@code 6.1.0-56-amd64 (builder) #1 SMP ...}. */
  public String version() {
    return essentials.get().version();
  }

  /** The modules beside the image. */
  public ModuleDirectory modules() {
    return modules;
  }

  @Override
  Optional<Btf> btf() {
    return btf.get();
  }

  private Optional<Btf> loadBtf() {
    Optional<Bytes> bytes = essentials.get().btf();
    if (bytes.isEmpty()) {
      gap("the image has no type information (.BTF)");
    }
    return bytes.flatMap(
        b -> optional("the image's type information", () -> Optional.of(Btf.of(b))));
  }

  @Override
  Optional<ObjectSymbols> object(String object) {
    return objects.computeIfAbsent(
        object, o -> o.equals(VMLINUX) ? Optional.of(vmlinux()) : module(o));
  }

  private ObjectSymbols vmlinux() {
    Essentials found = essentials.get();
    return new Vmlinux(found.symbols(), new TracedAddresses(found.symbols(), found.traced()));
  }

  private Optional<ObjectSymbols> module(String name) {
    return modules.find(name).map(file -> new FileSymbols(this, name, read(file)));
  }

  static KoFile read(Path file) {
    try {
      return KoFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Essentials load() {
    try {
      byte[] content = Files.readAllBytes(image);
      return cache == null
          ? Essentials.read(BootImage.of(Bytes.of(content)))
          : load(cache, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Essentials load(EssentialsCache from, byte[] content) throws IOException {
    Path file = from.file(image, content);
    Optional<Essentials> stored = from.load(file);
    if (stored.isPresent()) {
      return stored.get();
    }
    Essentials fresh = Essentials.read(BootImage.of(Bytes.of(content)));
    try {
      from.store(file, fresh);
    } catch (IOException e) {
      // The answer is right without a cache, only slow the next time.
      gap("the cache of the kernel image was not written: " + e);
    }
    return fresh;
  }

  private final class Vmlinux implements ObjectSymbols {
    private final SymbolTable table;
    private final TracedAddresses traced;

    Vmlinux(SymbolTable table, TracedAddresses traced) {
      this.table = table;
      this.traced = traced;
    }

    @Override
    public SymbolTable table() {
      return table;
    }

    @Override
    public Traceable traceable(int symbol) {
      return traced.of(symbol);
    }

    @Override
    public Optional<Prototype> prototype(String function) {
      return ImageSymbols.this.prototype(btf(), VMLINUX, function);
    }
  }

  @Override
  public String toString() {
    return "ImageSymbols[" + image + "]";
  }
}
