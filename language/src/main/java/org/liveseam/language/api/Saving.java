package org.liveseam.language.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.liveseam.language.source.Formatting;
import org.liveseam.language.source.PatchText;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.runtime.build.QuotedIncludes;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.SessionErrors;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.SourceFile;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;

/** Writes patches as a file and reads it again, so that nobody keeps one that says less. */
final class Saving {
  private Saving() {}

  static String text(
      List<LibrarySpec> libraries, List<Patch> patches, Path folder, SeamOptions options) {
    libraries.forEach(Saving::checkUnchanged);
    String written = PatchText.of(libraries, patches, folder);
    // The text of a closure is its content: where the style would change one, it stays as it was.
    for (String text : List.of(Formatting.format(new Source("<saved>", written)), written)) {
      if (changed(text, patches, folder, options).isEmpty()) {
        return text;
      }
    }
    String name = changed(written, patches, folder, options).orElseThrow();
    throw notSaved(name, "a file that it was made from has changed since").raise();
  }

  /** The name of a patch that is not of the same content when it is read again. */
  private static Optional<String> changed(
      String text, List<Patch> patches, Path folder, SeamOptions options) {
    var again = read(new Source("<saved>", text), patches, folder, options);
    return patches.stream()
        .filter(patch -> again.stream().noneMatch(p -> p.id().equals(patch.id())))
        .map(Patch::name)
        .findFirst();
  }

  private static List<Patch> read(
      Source source, List<Patch> patches, Path folder, SeamOptions options) {
    var closed =
        new SeamOptions(
            spec -> {
              throw new IllegalStateException("declarations open no target");
            },
            Optional.empty(),
            event -> {},
            new Cancellation(),
            false,
            false,
            Grants.NONE,
            options.functions());
    try (Seam reader = Seam.create(closed)) {
      return reader.declarations(source, folder).patches().patches();
    } catch (DiagnosticException e) {
      Diagnostic first = e.diagnostics().getFirst();
      String names = String.join(", ", patches.stream().map(Patch::name).toList());
      throw notSaved(names, first.message()).raise();
    }
  }

  private static void checkUnchanged(LibrarySpec library) {
    if (library.source().isEmpty()) {
      return;
    }
    SourceFile then = library.source().get();
    String name = then.path().toString();
    SourceFile now = QuotedIncludes.source(then.path(), SourceFiles.read(then.path(), name));
    if (!now.equals(then)) {
      throw notSaved(library.name(), "`" + name + "` has changed since it was compiled").raise();
    }
  }

  private static Diagnostic notSaved(String what, String why) {
    return Diagnostic.of(SessionErrors.NOT_SAVED, what, why);
  }
}
