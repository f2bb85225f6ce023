package org.liveseam.language.translate;

import com.oracle.truffle.api.RootCallTarget;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.check.StandardModules;
import org.liveseam.language.value.Cell;

/** The variables of a session's files, and the library's functions as far as they are used. */
public final class Globals {
  private final SeamLanguage language;
  private final IdentityHashMap<Binding, Cell> cells = new IdentityHashMap<>();
  private final IdentityHashMap<Binding, RootCallTarget> patches = new IdentityHashMap<>();
  private final IdentityHashMap<Analysis, Unit> units = new IdentityHashMap<>();
  private final PreludeLinker linker;
  private Prelude prelude = Prelude.standard();
  private List<String> arguments = List.of();

  public Globals(SeamLanguage language) {
    this.language = language;
    linker = new PreludeLinker(this);
  }

  /** Says what files see; before the first of them. */
  public void prelude(Prelude visible) {
    prelude = visible;
  }

  /** What files see. */
  public Prelude prelude() {
    return prelude;
  }

  SeamLanguage language() {
    return language;
  }

  /** The variable of a definition; functions of the library are made when first asked for. */
  public Cell cell(Binding binding) {
    Cell known = cells.get(binding);
    if (known != null) {
      return known;
    }
    var cell = new Cell(binding.name());
    cells.put(binding, cell);
    if (prelude.bindings().get(binding.name()) == binding) {
      linker.link(binding, cell);
    } else {
      Analysis module = StandardModules.all().owner(binding);
      if (module != null) {
        cell.set(linker.function(module, binding));
      }
    }
    return cell;
  }

  /** Lets a later definition of a conversation take the place of an earlier one. */
  public void share(Binding earlier, Binding later) {
    cells.put(later, cell(earlier));
  }

  /** Says what {@code args} is; before the first script that may name it. */
  public void arguments(List<String> given) {
    arguments = List.copyOf(given);
  }

  List<String> arguments() {
    return arguments;
  }

  /** What evaluates a declared patch; null as long as its file is not translated. */
  @Nullable RootCallTarget patch(Binding binding) {
    return patches.get(binding);
  }

  void patch(Binding binding, RootCallTarget description) {
    patches.put(binding, description);
  }

  /** A file, translated once. */
  public Unit unit(Analysis analysis) {
    Unit known = units.get(analysis);
    if (known == null) {
      known = new Unit(analysis, this);
      units.put(analysis, known);
    }
    return known;
  }
}
