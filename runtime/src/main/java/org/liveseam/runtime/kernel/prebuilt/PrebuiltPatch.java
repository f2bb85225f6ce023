package org.liveseam.runtime.kernel.prebuilt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.kernel.prebuilt.LivepatchFile.PatchedObject;
import org.liveseam.runtime.kernel.prebuilt.LivepatchFile.Replaced;
import org.liveseam.runtime.model.BinaryFile;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.KernelRequirement;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.State;
import org.liveseam.runtime.symbol.module.KoFile;

/** A livepatch module built elsewhere, as a patch like any other. */
public final class PrebuiltPatch {
  private static final String NO_VERSION = "1.0";

  private PrebuiltPatch() {}

  /**
   * Reads a module.
   *
   * @param name of the patch
   * @param content of the file, which may be compressed
   * @param span what names it
   * @throws MalformedFileException if it is none that can be read, or is signed: it gets a name and
   *     a version by which it is found again, and a signature would not hold
   */
  public static Patch read(String name, Path path, byte[] content, Span span) {
    KoFile file = KoFile.of(Bytes.of(content));
    if (file.isSigned()) {
      throw new MalformedFileException(
          "it is signed, and the mark by which it is found again would break the signature", -1);
    }
    LivepatchFile tables = LivepatchFile.of(file);
    try {
      return new Patch(
          name,
          file.modinfo().first("version").filter(Names::isVersion).orElse(NO_VERSION),
          Optional.empty(),
          List.of(),
          release(file).map(release -> new KernelRequirement(release, span)),
          Consistency.usual(span),
          tables.objects().stream().map(object -> object(object, span)).toList(),
          tables.replace(),
          false,
          tables.states().stream().map(state -> new State(state, span)).toList(),
          List.of(),
          Optional.of(new BinaryFile(path, LivepatchFile.plain(file))),
          span);
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException(String.valueOf(e.getMessage()), -1);
    }
  }

  /** The kernel it was built for: the kernel itself compares the whole vermagic. */
  private static Optional<String> release(KoFile file) {
    return file.modinfo().vermagic().map(magic -> magic.split(" ", 2)[0]);
  }

  private static ObjectPatch object(PatchedObject object, Span span) {
    ObjectRef ref =
        object.name().isEmpty() ? new ObjectRef.Vmlinux() : new ObjectRef.Module(object.name());
    var callbacks = new ArrayList<Callback>();
    for (LivepatchFile.Called called : object.callbacks()) {
      callbacks.add(new Callback(called.kind(), body(called.function(), span), span));
    }
    return new ObjectPatch(
        ref, object.functions().stream().map(f -> function(f, span)).toList(), callbacks, span);
  }

  private static FunctionPatch function(Replaced replaced, Span span) {
    OptionalInt position =
        replaced.position() == 0
            ? OptionalInt.empty()
            : OptionalInt.of(Math.toIntExact(Math.min(replaced.position(), Integer.MAX_VALUE)));
    return new FunctionPatch(
        replaced.name(), List.of(), position, body(replaced.replacement(), span), span, span);
  }

  /** A symbol of the module's own; compilers make names that C cannot spell. */
  private static Body body(String symbol, Span span) {
    return new Body.Symbol(symbol.replaceAll("[^A-Za-z0-9_]", "_"), span);
  }
}
