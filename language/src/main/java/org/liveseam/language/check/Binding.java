package org.liveseam.language.check;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.Signature;
import org.liveseam.runtime.diagnostic.Span;

/** One definition of a name. Compared by identity. */
public final class Binding {
  private final String name;
  private final Kind kind;
  private final @Nullable Span defined;
  private final Routine routine;
  private final boolean global;
  private boolean captured;
  private @Nullable Signature signature;
  private @Nullable Map<String, Binding> exports;
  private boolean verb;
  private @Nullable Routine body;
  private Shape shape = Shape.OPEN;
  private Optional<String> type = Optional.empty();

  Binding(String name, Kind kind, @Nullable Span defined, Routine routine, boolean global) {
    this.name = name;
    this.kind = kind;
    this.defined = defined;
    this.routine = routine;
    this.global = global;
  }

  /** A variable of a running program, for text that is evaluated in the middle of it. */
  public static Binding ofRunning(String name, boolean assignable) {
    return new Binding(
        name, assignable ? Kind.VAR : Kind.LET, null, new Routine(null, false), true);
  }

  /** Something that acts and has no name that could be called. */
  static Binding verb(String words) {
    var binding = new Binding(words, Kind.FUNCTION, null, new Routine(null, false), true);
    binding.makeVerb();
    return binding;
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Where it is defined; null for what the language brings. */
  public @Nullable Span defined() {
    return defined;
  }

  /** The function whose variable it is. */
  public Routine routine() {
    return routine;
  }

  /** Whether it belongs to the top level of a file, so that it lives as long as the file. */
  public boolean isGlobal() {
    return global;
  }

  /** Whether a closure uses it; complete once its file is checked. */
  public boolean isCaptured() {
    return captured;
  }

  /** What it takes, if it is known to be a function. */
  public @Nullable Signature signature() {
    return signature;
  }

  /** The names of an imported file; null if it is none, or could not be read. */
  public @Nullable Map<String, Binding> exports() {
    return exports;
  }

  void capture() {
    captured = true;
  }

  void function(Signature takes) {
    signature = takes;
  }

  void module(Map<String, Binding> names) {
    exports = names;
  }

  /** What is known of its value's fields; only of what is bound once. */
  Shape shape() {
    return shape;
  }

  void shape(Shape known) {
    shape = known;
  }

  /** The type of its value, if it is bound once and that is known. */
  public Optional<String> type() {
    return type;
  }

  void type(Optional<String> known) {
    type = known;
  }

  /** Says that it acts by itself. */
  void makeVerb() {
    verb = true;
  }

  /** Says what runs when it is called. */
  void body(Routine code) {
    body = code;
  }

  /** What runs when it is called; null if that is not known, or written in Java. */
  @Nullable Routine body() {
    return body;
  }

  /** Whether it is a function of the library that acts by itself. */
  public boolean isVerb() {
    return verb;
  }

  /** Whether calling it acts, by itself or by way of what it calls. */
  public boolean acts() {
    return acts(Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean acts(Set<Binding> seen) {
    if (verb) {
      return true;
    }
    Routine code = body;
    return code != null
        && seen.add(this)
        && code.callees().stream().anyMatch(callee -> callee.acts(seen));
  }

  /** What a name can mean. */
  public enum Kind {
    LET("bound once, by `let`"),
    VAR("a variable"),
    PARAMETER("a parameter"),
    PARAM("a `param`, which is set from outside"),
    LOOP("the variable of a loop"),
    ERROR("the error of a `rescue`"),
    MATCHED("bound by an arm of a `match`"),
    FUNCTION("a function"),
    PATCH("a patch"),
    IMPORT("an imported file"),
    ORIGINAL("what a closure stands in for"),
    VALUE("a value of the standard library");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For messages. */
    public String words() {
      return words;
    }
  }
}
