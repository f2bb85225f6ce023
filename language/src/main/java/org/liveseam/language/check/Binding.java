package org.liveseam.language.check;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamType;
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
  private SeamType written = SeamType.ANY;
  private Optional<Object> constant = Optional.empty();
  private Binding origin = this;

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
    return origin.signature;
  }

  /** The names of an imported file; null if it is none, or could not be read. */
  public @Nullable Map<String, Binding> exports() {
    return origin.exports;
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

  /** The type of every value that it ever has, if that is known. */
  public Optional<String> type() {
    return switch (kind) {
      case FUNCTION -> Optional.of("fn");
      case PATCH -> Optional.of("patch");
      case ERROR -> Optional.of("error");
      default -> type;
    };
  }

  void type(Optional<String> known) {
    type = known;
  }

  /** Its value, if it is bound once and that is written out. */
  Optional<Object> constant() {
    return constant;
  }

  void constant(Optional<Object> value) {
    constant = value;
  }

  /** Says that it is bound once, to what another name means. */
  void same(Binding other) {
    if (other.kind != Kind.VAR) {
      origin = other.origin();
    }
  }

  /** The definition of what it means: itself, unless it is another name of something. */
  Binding origin() {
    return origin;
  }

  /** The type that is written behind its name, which assignments keep to. */
  public SeamType written() {
    return written;
  }

  void written(SeamType keeps) {
    written = keeps;
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
    return origin.body;
  }

  /** Whether it is a function of the library that acts by itself. */
  public boolean isVerb() {
    return verb;
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
