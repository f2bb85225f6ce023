package org.liveseam.runtime.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.runtime.build.CompilerOutput.Place;
import org.liveseam.runtime.build.SourceMap.Label;
import org.liveseam.runtime.build.SourceMap.Verbatim;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;

/**
 * Finds places in what the author wrote: in the patch, in the C files it names, and in the headers
 * that those include from their own folders.
 */
public final class AuthorFiles {
  private static final int LARGEST_HEADER = 4 << 20;
  private static final Pattern LINKED = Pattern.compile("(?:\\./)?include(\\d{1,4})/(.+)");

  private final GeneratedC module;
  private final Map<Path, Optional<Source>> headers = new HashMap<>();

  public AuthorFiles(GeneratedC module) {
    this.module = module;
  }

  /**
   * @param owner whose code it is, for messages
   * @param inline whether it stands in the patch itself
   */
  public record Found(String owner, Span span, boolean inline) {}

  public Optional<Label> label(Place place) {
    return module.map().label(place.file());
  }

  public Optional<Found> find(Place place) {
    Optional<Found> code =
        module
            .map()
            .find(place.file(), place.line(), place.column())
            .map(f -> new Found(f.code().owner(), f.span(), f.code().inline()));
    return code.isPresent() ? code : header(place);
  }

  private Optional<Found> header(Place place) {
    return linked(place.file())
        .flatMap(file -> headers.computeIfAbsent(file, AuthorFiles::read))
        .flatMap(
            source -> {
              String owner = String.valueOf(Path.of(source.name()).getFileName());
              return new Verbatim(
                      place.file(), owner, source.text(), Places.start(source), 0, false)
                  .at(place.line(), place.column())
                  .map(span -> new Found(owner, span, false));
            });
  }

  /** The real file behind a link of {@link GeneratedC#folderLink}. */
  private Optional<Path> linked(String file) {
    Matcher link = LINKED.matcher(file);
    if (!link.matches() || file.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    int number = Integer.parseInt(link.group(1));
    return number < module.folders().size()
        ? Optional.of(module.folders().get(number).resolve(link.group(2)))
        : Optional.empty();
  }

  private static Optional<Source> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_HEADER) {
        return Optional.empty();
      }
      Path real = file.toRealPath();
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Optional.of(new Source(real.toString(), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
