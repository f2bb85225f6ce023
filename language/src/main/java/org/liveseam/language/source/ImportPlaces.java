package org.liveseam.language.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.FlowErrors;

/** Where files may be imported from. */
final class ImportPlaces {
  private static final int STICKY = 01000;

  private ImportPlaces() {}

  /**
   * Throws if every user of this machine could have written the file, or put it into its folder; a
   * sticky folder is one of those, because anybody may be the first there. A folder further up
   * counts if anybody may exchange what is in it, which sticky ones keep them from. Links count
   * with where they lead.
   *
   * @param name how messages call it
   */
  static void check(Path file, String name) {
    try {
      Path real = file.toRealPath();
      Set<Path> places = new LinkedHashSet<>();
      places.add(real);
      add(places, real.getParent());
      add(places, file.getParent());
      for (Path place : places) {
        if (open(place)) {
          String what = place.equals(real) ? "it" : "its folder";
          throw Diagnostic.of(FlowErrors.IMPORT_OPEN, name, what).raise();
        }
      }
      for (Path above = real; above != null; above = above.getParent()) {
        if (open(above) && !sticky(above)) {
          throw Diagnostic.of(FlowErrors.IMPORT_OPEN, name, "`" + above + "`").raise();
        }
      }
    } catch (IOException e) {
      return; // whoever reads it says what is wrong with it
    }
  }

  private static void add(Set<Path> places, @Nullable Path place) {
    if (place != null) {
      places.add(place);
    }
  }

  private static boolean sticky(Path place) throws IOException {
    return ((int) Files.getAttribute(place, "unix:mode") & STICKY) != 0;
  }

  private static boolean open(Path place) throws IOException {
    var view = Files.getFileAttributeView(place, PosixFileAttributeView.class, new LinkOption[0]);
    return view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE);
  }
}
