package org.liveseam.runtime.process.object;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liveseam.runtime.build.Hashes;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ObjectErrors;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.os.DynamicLoader.LoadedImage;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.ProgramHeader;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.dwarf.Declarations;
import org.liveseam.runtime.process.dwarf.Declarations.Declaration;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.symbol.Lazy;

/**
 * An object that was loaded when {@link LoadedObjects} listed it. Its file is read when its symbols
 * are asked for first. Thread-safe.
 *
 * <p>Whatever reads the file or the memory fails with a {@link
 * org.liveseam.runtime.diagnostic.DiagnosticException} of {@link
 * org.liveseam.runtime.diagnostic.ObjectErrors}: the file is gone or damaged, is not what was
 * loaded, or the object was unloaded meanwhile.
 */
public final class LoadedObject {
  /** What the program itself is called. */
  public static final String EXECUTABLE = "executable";

  private final LoadedImage image;
  private final Path path;
  private final ImageFile file;
  private final Lazy<Optional<String>> buildId;
  private final Lazy<String> build;
  private final OwnMemory memory;
  private final ObjectTypes types;
  private final Lazy<Optional<String>> soname;
  private final Lazy<ObjectIndex> index;
  private final Lazy<List<ObjectSymbol>> symbols;
  private final Lazy<List<ObjectFunction>> functions;
  private final Lazy<Map<String, List<ObjectFunction>>> byName;

  LoadedObject(LoadedImage image, Path path, Reader reader) {
    this.image = image;
    this.path = path;
    this.file = new ImageFile(image, path, reader.memory());
    this.buildId = new Lazy<>(file::buildId);
    this.build = new Lazy<>(() -> buildId().orElseGet(() -> Hashes.of(file().bytes().copy())));
    this.memory = reader.memory();
    this.types = new ObjectTypes(this, reader);
    this.soname = new Lazy<>(() -> reading(Dynamic::soname));
    this.index = new Lazy<>(() -> reader.index(this));
    this.symbols = new Lazy<>(() -> index().symbols().stream().map(s -> s.plus(base())).toList());
    this.functions = new Lazy<>(() -> new FunctionList(this, reader).all());
    this.byName =
        new Lazy<>(() -> functions().stream().collect(Collectors.groupingBy(ObjectFunction::name)));
  }

  /** Its file's name without folders; {@link #EXECUTABLE} for the program. */
  public String name() {
    return image.name().isEmpty() ? EXECUTABLE : String.valueOf(path.getFileName());
  }

  /** The name other objects ask the loader for, DT_SONAME. */
  public Optional<String> soname() {
    return soname.get();
  }

  /** The objects it was linked with, by their sonames: DT_NEEDED. Of one that is gone, none. */
  public List<String> needed() {
    try {
      return Dynamic.needed(image, memory);
    } catch (SystemCallException e) {
      return List.of();
    }
  }

  /** Where it was loaded from; {@code /proc/self/exe} for the program. */
  public Path path() {
    return path;
  }

  /** What is added to the addresses in its file. */
  public long base() {
    return image.base();
  }

  /** Its code. */
  public List<AddressRange> text() {
    return image.headers().stream().filter(ProgramHeader::isCode).map(this::range).toList();
  }

  /** All that is mapped of it. */
  public List<AddressRange> mapped() {
    return image.headers().stream()
        .filter(h -> h.type() == ProgramHeader.LOAD)
        .map(this::range)
        .toList();
  }

  /** Its program headers. */
  public List<ProgramHeader> headers() {
    return image.headers();
  }

  /** The build-id in memory. */
  public Optional<String> buildId() {
    return buildId.get();
  }

  /** Tells one build of it from every other: the build-id, else a hash of the file. */
  public String build() {
    return build.get();
  }

  /** Every function, by name, then by position. */
  public List<ObjectFunction> functions() {
    return functions.get();
  }

  /** The functions of one name, by position. */
  public List<ObjectFunction> functions(String name) {
    return byName.get().getOrDefault(name, List.of());
  }

  /** Every symbol, static functions and data included, by name, then by position. */
  public List<ObjectSymbol> symbols() {
    return symbols.get();
  }

  /** The function whose code an address is in. */
  public Optional<ObjectSymbol> at(long address) {
    return index().at(address - base()).map(s -> s.plus(base()));
  }

  /** Why nothing in it is replaced, for the user; empty if that is decided for each function. */
  public Optional<String> refusal() {
    return OwnObjects.refusal(name(), path);
  }

  /**
   * Whether another library's function may be called instead of this one, so that no caller may
   * know its code: it is exported by a library, with default visibility.
   */
  public boolean isInterposable(ObjectFunction function) {
    return !image.name().isEmpty()
        && reading(
            elf -> SymbolReader.isInterposable(elf, function.name(), function.address() - base()));
  }

  /** All code of a function: first its own, then the parts that the compiler moved away. */
  public List<AddressRange> code(ObjectFunction function) {
    ObjectIndex known = index();
    return reading(elf -> known.code(function.address() - base(), elf)).stream()
        .map(r -> new AddressRange(r.start() + base(), r.end() + base()))
        .toList();
  }

  /** Code as the file has it, before anything in memory was changed. */
  public byte[] original(AddressRange range) {
    return reading(
        elf -> {
          long offset = elf.offsetOf(range.start() - base()).orElse(-1);
          return elf.bytes().copy(offset, range.end() - range.start(), "code");
        });
  }

  /** Whether it has debugging information that says what C functions and variables it has. */
  public boolean isDescribed() {
    return types.isKnown();
  }

  /**
   * Declarations of what it defines; none without debugging information.
   *
   * @param without declarations, by name, that somebody else makes
   */
  public List<Declaration> declarations(Declarations.Wanted wanted, Set<String> without) {
    return types.declarations(wanted, without);
  }

  /** What became of a name that it has no symbol for; empty if unknown. */
  public Optional<Declarations.Gone> gone(String name) {
    return types.gone(name);
  }

  ObjectTypes types() {
    return types;
  }

  private <T> T reading(Function<Elf, T> reader) {
    Elf elf = file();
    try {
      return reader.apply(elf);
    } catch (MalformedFileException e) {
      throw Diagnostic.of(ObjectErrors.MALFORMED, path, e.what()).raise();
    }
  }

  /** The file as it was loaded, read anew. */
  Elf file() {
    return file.read();
  }

  ObjectIndex index() {
    return index.get();
  }

  private AddressRange range(ProgramHeader header) {
    long start = base() + header.address();
    return new AddressRange(start, start + header.memorySize());
  }

  /** {@code libscore.so at 7f0012340000}. */
  @Override
  public String toString() {
    return "%s at %x".formatted(name(), base());
  }
}
