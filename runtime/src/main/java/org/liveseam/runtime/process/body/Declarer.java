package org.liveseam.runtime.process.body;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.runtime.build.CWriter;
import org.liveseam.runtime.build.CompilerOutput;
import org.liveseam.runtime.build.CompilerOutput.Message;
import org.liveseam.runtime.build.CompilerOutput.Place;
import org.liveseam.runtime.build.GeneratedC;
import org.liveseam.runtime.build.NamesUsed;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.process.dwarf.Declarations.Declaration;
import org.liveseam.runtime.process.dwarf.Declarations.Wanted;

/**
 * Declares what C code uses of the object that it goes into. The author's own declarations win:
 * where the compiler finds that one of these is in their way, it is left out.
 */
interface Declarer {
  /** Leaves all to the author. */
  Declarer NONE = (out, unit, used, replaced) -> {};

  /**
   * @param unit the generated file
   * @param used what its code uses
   * @param replaced functions whose types it must be able to spell, and whose unit it is like
   */
  void declare(CWriter out, String unit, NamesUsed used, List<FunctionPatch> replaced);

  /**
   * By the object's debugging information.
   *
   * @param without what is left out, by label
   * @param meant told what each name that is declared means
   */
  record OfObject(PatchedObject object, Patch patch, Set<String> without, MeantNames meant)
      implements Declarer {
    @Override
    public void declare(CWriter out, String unit, NamesUsed used, List<FunctionPatch> replaced) {
      Set<String> names =
          used.names().stream()
              .filter(name -> !name.startsWith("seam_") && !name.equals("original"))
              .filter(name -> !name.startsWith("original_"))
              .collect(Collectors.toSet());
      String start = "<liveseam: declaration " + unit + " ";
      Set<String> left =
          without.stream()
              .filter(label -> label.startsWith(start))
              .map(label -> label.substring(start.length(), label.length() - 1))
              .collect(Collectors.toSet());
      var functions = replaced.stream().map(object::described).collect(Collectors.toSet());
      var wanted = new Wanted(names, used.tags(), used.members(), functions);
      for (Declaration one : object.declarations(wanted, left)) {
        var origin = new Origin(patch.name(), patch.span(), one.name(), object.name());
        one.definition().ifPresent(definition -> meant.add(one.name(), definition));
        out.generated(Purpose.DECLARATION, unit + " " + one.name(), origin, one.text() + "\n");
      }
    }
  }

  /** The labels of declarations that errors are about. */
  static Set<String> blamed(GeneratedC c, String output) {
    var labels = new HashSet<String>();
    for (Message message : CompilerOutput.parse(output)) {
      if (message.error()) {
        Stream.concat(
                Stream.of(message.place()),
                message.notes().stream()
                    .filter(note -> note.text().matches("previous .*|originally defined here.*"))
                    .map(CompilerOutput.Note::place))
            .flatMap(place -> declaration(c, place).stream())
            .forEach(labels::add);
      }
    }
    return labels;
  }

  private static Optional<String> declaration(GeneratedC c, Place place) {
    return c.map()
        .label(place.file())
        .filter(label -> label.purpose() == Purpose.DECLARATION)
        .map(label -> label.file());
  }
}
