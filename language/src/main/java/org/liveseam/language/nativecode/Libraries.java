package org.liveseam.language.nativecode;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.language.check.PatchRules;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.NativeObjects;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;

/** The libraries that a session declared, and which of them are open. On the script's thread. */
public final class Libraries {
  private static final String EXECUTABLE = new ObjectRef.Executable().kernelName();

  private final Map<String, LibrarySpec> declared = new LinkedHashMap<>();
  private final Map<String, String> opened = new LinkedHashMap<>();
  private boolean replaceable;

  /** In a conversation a library that is not open may be declared again. */
  public void makeReplaceable() {
    replaceable = true;
  }

  public void declare(LibrarySpec spec) {
    LibrarySpec before = declared.get(spec.name());
    boolean same =
        before != null
            && before.file().equals(spec.file())
            && before.source().equals(spec.source());
    if (same) {
      return;
    }
    if (before != null && (!replaceable || opened.containsKey(spec.name()))) {
      throw Diagnostic.of(DescriptionErrors.LIBRARY_TWICE, spec.name())
          .at(spec.span())
          .note("the other one is at " + before.span().place())
          .raise();
    }
    declared.put(spec.name(), spec);
  }

  /** All of them, in their order. */
  public List<LibrarySpec> declared() {
    return List.copyOf(declared.values());
  }

  public boolean isEmpty() {
    return declared.isEmpty();
  }

  /** Opens what is declared and not open yet, in the order of the declarations. */
  public void open(NativeObjects objects, Deadline deadline) {
    for (LibrarySpec spec : List.copyOf(declared.values())) {
      if (!opened.containsKey(spec.name())) {
        opened.put(spec.name(), objects.open(spec, deadline));
      }
    }
  }

  /** What a library that is named in a script is found by. */
  public String object(String path) {
    String name = PatchRules.libraryName(path);
    return opened.getOrDefault(name, name);
  }

  /**
   * The one object that defines a function; an error if none or several do. Libraries that were
   * declared go before those that happen to be loaded, such as the JVM's.
   */
  public ObjectRef definer(NativeObjects objects, String function, Span span) {
    List<String> found = defining(objects, opened.values(), function);
    if (found.isEmpty()) {
      found = defining(objects, objects.objects(), function);
    }
    if (found.size() != 1) {
      String which = found.isEmpty() ? "no loaded library" : String.join(" and ", found);
      throw Diagnostic.of(DescriptionErrors.WHICH_OBJECT, function, which)
          .at(span)
          .help("name it: `in \"libname.so\"`")
          .raise();
    }
    return found.getFirst().equals(EXECUTABLE)
        ? new ObjectRef.Executable()
        : new ObjectRef.Library(found.getFirst());
  }

  private static List<String> defining(
      NativeObjects objects, Collection<String> candidates, String function) {
    return candidates.stream()
        .distinct()
        .filter(object -> defines(objects, object, function))
        .toList();
  }

  private static boolean defines(NativeObjects objects, String object, String function) {
    try {
      return objects.functions(object).stream().anyMatch(f -> f.name().equals(function));
    } catch (DiagnosticException e) {
      // Its file is gone or cannot be read; nothing of it can be patched, so it is not meant.
      return false;
    }
  }
}
