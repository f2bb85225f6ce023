package org.liveseam.runtime.symbol.index;

import java.util.Optional;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.symbol.Lazy;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.btf.Btf;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;
import org.liveseam.runtime.symbol.module.KoFile;
import org.liveseam.runtime.symbol.module.ModuleSymbols;

/** The symbols of a module that is not loaded, from its file. */
final class FileSymbols implements ObjectSymbols {
  private final Indexed kernel;
  private final String name;
  private final KoFile file;
  private final Lazy<Optional<Btf>> types = new Lazy<>(this::loadTypes);

  FileSymbols(Indexed kernel, String name, KoFile file) {
    this.kernel = kernel;
    this.name = name;
    this.file = file;
  }

  @Override
  public SymbolTable table() {
    return file.symbols().table();
  }

  @Override
  public Traceable traceable(int symbol) {
    ModuleSymbols symbols = file.symbols();
    if (symbols.init().get(symbol)) {
      return Traceable.no("init code, gone once the module is loaded");
    }
    return symbols.traceable().get(symbol)
        ? Traceable.yes()
        : Traceable.no(TracedAddresses.reason(symbols.table().name(symbol)));
  }

  @Override
  public Optional<Prototype> prototype(String function) {
    return kernel.prototype(types.get(), name, function);
  }

  private Optional<Btf> loadTypes() {
    Optional<Bytes> own = file.section(".BTF");
    if (own.isEmpty()) {
      kernel.gap("module " + name + " has no type information (.BTF)");
      return Optional.empty();
    }
    return base()
        .flatMap(
            base ->
                kernel.optional(
                    "type information of " + name, () -> own.map(b -> Btf.of(b, base))));
  }

  /**
   * A module built apart from its kernel brings the part of the kernel's types it stands on, since
   * 6.11.
   */
  private Optional<Btf> base() {
    Optional<Bytes> distilled = file.section(".BTF.base");
    return distilled.isPresent()
        ? kernel.optional("base types of " + name, () -> distilled.map(Btf::of))
        : kernel.optional("the kernel's type information", kernel::btf);
  }
}
