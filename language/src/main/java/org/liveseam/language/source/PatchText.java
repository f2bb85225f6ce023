package org.liveseam.language.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liveseam.grammar.Seam;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.SessionErrors;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;

/**
 * Patches as declarations of the language, with every value written out. What they were computed
 * from is not in a patch, so it is not in the text.
 */
public final class PatchText {
  private final StringBuilder out = new StringBuilder("edition 1\n");
  private final Path folder;
  private final Set<String> reserved = Set.copyOf(Seam.keywords());

  private PatchText(Path folder) {
    this.folder = folder;
  }

  /**
   * The text of a file.
   *
   * @param folder where the file will be; paths below it are written relative to it
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException E0731 for what no text can say
   */
  public static String of(List<LibrarySpec> libraries, List<Patch> patches, Path folder) {
    var text = new PatchText(folder);
    libraries.forEach(text::library);
    patches.forEach(text::patch);
    return text.out.toString();
  }

  private void library(LibrarySpec spec) {
    String name = spec.file().map(this::path).orElseGet(() -> Values.quote(spec.name()));
    out.append("\nlibrary ").append(name);
    spec.source().ifPresent(source -> out.append(" from ").append(path(source.path())));
    out.append('\n');
  }

  private String path(Path file) {
    Path home = folder.toAbsolutePath().normalize();
    String written =
        file.startsWith(home) ? "./" + home.relativize(file) : file.toAbsolutePath().toString();
    return Values.quote(written);
  }

  private void patch(Patch patch) {
    out.append("\npatch ").append(patch.name());
    if (patch.module().isPresent()) {
      out.append(" from module ").append(path(patch.module().get().path())).append('\n');
      return;
    }
    line(" ", Values.quote(patch.version()), " {");
    patch.reason().ifPresent(reason -> line("  reason ", Values.quote(reason)));
    if (!patch.fixes().isEmpty()) {
      line("  fixes [", patch.fixes().stream().map(Values::quote).collect(joined()), "]");
    }
    patch.requires().ifPresent(r -> line("  requires kernel ", Values.quote(r.pattern())));
    line("  consistency ", consistency(patch.consistency()));
    if (patch.movesPrologues()) {
      line("  prologue allow");
    }
    patch
        .states()
        .forEach(s -> line("  state " + s.state().id() + " version " + s.state().version()));
    patch.shadows().forEach(s -> line("  shadow ", s.name(), ": ", s.type(), " on ", s.owner()));
    patch.objects().forEach(object -> object(patch, object));
    if (patch.replacesAll()) {
      line("  replaces all");
    }
    line("}");
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private static String consistency(Consistency c) {
    String models =
        c.models().stream().map(Consistency.Model::words).collect(Collectors.joining(" or "));
    String wait = new SeamDuration(c.patience(), SeamDuration.Unit.DAYS).render();
    return models + " { wait " + wait + ", on-stall " + c.onStall().words() + " }";
  }

  private void object(Patch patch, ObjectPatch object) {
    String what =
        switch (object.object()) {
          case ObjectRef.Vmlinux vmlinux -> "vmlinux";
          case ObjectRef.Executable executable -> "executable";
          case ObjectRef.Module module -> "module " + name(module.name());
          case ObjectRef.Library library -> Values.quote(library.name());
        };
    line("  in ", what, " {");
    object.functions().forEach(function -> function(patch, function));
    for (Callback callback : object.callbacks()) {
      line("    ", callback.kind().words(), " ", body(patch, callback.body()));
    }
    line("  }");
  }

  private void function(Patch patch, FunctionPatch function) {
    String position =
        function.position().isPresent() ? " at " + function.position().getAsInt() : "";
    line(
        "    replace function ",
        name(function.name()),
        parameters(function),
        position,
        " with ",
        body(patch, function.body()));
  }

  private static String parameters(FunctionPatch function) {
    Optional<NativeSignature> type = function.type();
    if (type.isEmpty()) {
      return function.parameters().isEmpty()
          ? ""
          : "(" + String.join(", ", function.parameters()) + ")";
    }
    var all = new StringBuilder("(");
    for (int i = 0; i < function.parameters().size(); i++) {
      NativeType parameter = type.get().parameters().get(i);
      all.append(i == 0 ? "" : ", ").append(function.parameters().get(i));
      all.append(": ").append(parameter.word());
    }
    return all.append(") -> ").append(type.get().result().word()).toString();
  }

  private String body(Patch patch, Body body) {
    return switch (body) {
      case Body.Symbol symbol -> symbol.name();
      case Body.SymbolFrom from -> from.name() + " from " + path(from.file().path());
      case Body.SymbolFromBinary from -> from.name() + " from " + path(from.file().path());
      case Body.InlineC c ->
          "c {"
              + c.code()
              + "}"
              + c.includes().stream()
                  .map(include -> " include <" + include.path() + ">")
                  .collect(Collectors.joining());
      case Body.Closure closure -> closure(patch, closure.code().text());
    };
  }

  /** A closure's text ends with what its caller gets when it fails, and with what it captured. */
  private static String closure(Patch patch, String text) {
    int end = text.lastIndexOf("\non-error ");
    String behind = text.substring(end + "\non-error ".length());
    if (end < 0 || behind.contains("\n")) {
      throw Diagnostic.of(SessionErrors.NOT_SAVED, patch.name(), "its closure captured variables")
          .raise();
    }
    return text.substring(0, end) + (behind.equals("original") ? "" : ", on-error " + behind);
  }

  private String name(String name) {
    boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*") && !reserved.contains(name);
    return plain ? name : Values.quote(name);
  }

  private void line(String... parts) {
    for (String part : parts) {
      out.append(part);
    }
    out.append('\n');
  }
}
