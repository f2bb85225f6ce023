package org.liveseam.language.translate;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.source.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.check.StandardModules;
import org.liveseam.language.value.Cell;
import org.liveseam.language.value.SeamList;

/**
 * The variables of a session's files, and the library's functions as far as they are used.
 * Thread-safe, because a debugger asks on any thread; what runs has looked everything up before.
 */
public final class Globals {
  private final SeamLanguage language;
  private final TruffleSources sources;
  private final IdentityHashMap<Binding, Cell> cells = new IdentityHashMap<>();
  private final IdentityHashMap<Binding, RootCallTarget> patches = new IdentityHashMap<>();
  private final IdentityHashMap<Analysis, Unit> units = new IdentityHashMap<>();
  private final PreludeLinker linker;
  private Prelude prelude = Prelude.standard();
  private final Deque<Analysis> files = new ArrayDeque<>();
  private List<String> arguments = List.of();

  public Globals(SeamLanguage language, TruffleLanguage.Env env) {
    this.language = language;
    sources = new TruffleSources(env);
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

  /** The value of a name of a file's top level, or of the library; null if it has none. */
  synchronized @Nullable Object visible(String name) {
    for (Analysis file : files) {
      Binding binding = file.globals().get(name);
      Object value = binding == null ? null : cell(binding).get();
      if (value != null) {
        return value;
      }
    }
    Binding binding = prelude.bindings().get(name);
    return binding == null ? null : cell(binding).get();
  }

  /**
   * The names that have a value, those of the latest file first.
   *
   * @param library whether the library's are among them
   */
  synchronized Set<String> names(boolean library) {
    Set<String> names = new LinkedHashSet<>();
    for (Analysis file : files) {
      file.globals().keySet().stream().filter(name -> visible(name) != null).forEach(names::add);
    }
    if (library) {
      names.addAll(prelude.bindings().keySet());
    }
    return names;
  }

  TruffleSources sources() {
    return sources;
  }

  SeamLanguage language() {
    return language;
  }

  /** The variable of a definition; functions of the library are made when first asked for. */
  public synchronized Cell cell(Binding binding) {
    Cell known = cells.get(binding);
    if (known != null) {
      return known;
    }
    Cell cell = Cell.watched(binding.name());
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
  public synchronized void share(Binding earlier, Binding later) {
    cells.put(later, cell(earlier));
  }

  /** Says what {@code args} is for the scripts that come. */
  public void arguments(List<String> given) {
    arguments = List.copyOf(given);
    Binding args = prelude.bindings().get(Prelude.ARGS);
    Cell linked = args == null ? null : cells.get(args);
    if (linked != null) {
      linked.set(SeamList.of(arguments));
    }
  }

  List<String> arguments() {
    return arguments;
  }

  /** What evaluates a declared patch; null as long as its file is not translated. */
  synchronized @Nullable RootCallTarget patch(Binding binding) {
    return patches.get(binding);
  }

  synchronized void patch(Binding binding, RootCallTarget description) {
    patches.put(binding, description);
  }

  /** A file, translated once. */
  public synchronized Unit unit(Analysis analysis) {
    Unit known = units.get(analysis);
    return known == null ? add(analysis, new Unit(analysis, this, null)) : known;
  }

  /** The same for a text that the host gave as its own. */
  synchronized Unit unit(Analysis analysis, Source source) {
    return add(analysis, new Unit(analysis, this, source));
  }

  /**
   * The same for a text that stands nowhere: what it defines is nobody else's, and goes with it.
   *
   * @param seen the variables of the place that it is evaluated at; taken over
   */
  Unit aside(Analysis analysis, Source source, IdentityHashMap<Binding, Cell> seen) {
    return new Unit(analysis, this, source, seen);
  }

  /**
   * Forgets every file. What was made of them works on as long as somebody has it: units know the
   * variables that they use.
   */
  public synchronized void forget() {
    files.removeIf(file -> !isOurs(file));
    units.keySet().removeIf(file -> !isOurs(file));
    cells.keySet().removeIf(binding -> !isOurs(binding));
    patches.keySet().removeIf(binding -> !isOurs(binding));
  }

  private boolean isOurs(Analysis file) {
    return prelude.files().contains(file) || StandardModules.all().nameOf(file).isPresent();
  }

  private boolean isOurs(Binding binding) {
    return prelude.bindings().get(binding.name()) == binding
        || StandardModules.all().owner(binding) != null;
  }

  private Unit add(Analysis analysis, Unit unit) {
    units.put(analysis, unit);
    if (!prelude.files().contains(analysis)) {
      files.addFirst(analysis);
    }
    return unit;
  }
}
