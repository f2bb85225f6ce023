package org.liveseam.language.nodes.scope;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.source.SourceSection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.value.Foreign;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamList;

/**
 * The variables of a function, of what it captured, or of a file, at one place of the text: members
 * by name. What has no value yet is not there. Without a frame nothing has a value.
 */
@ExportLibrary(InteropLibrary.class)
public final class ScopeObject implements TruffleObject {
  private final String name;
  private final @Nullable SourceSection section;
  private final Map<String, Variable> variables;
  private final @Nullable Frame frame;
  private final @Nullable ScopeObject parent;

  /**
   * @param variables those that the place sees, innermost definitions only
   */
  public ScopeObject(
      String name,
      @Nullable SourceSection section,
      Map<String, Variable> variables,
      @Nullable Frame frame,
      @Nullable ScopeObject parent) {
    this.name = name;
    this.section = section;
    this.variables = variables;
    this.frame = frame;
    this.parent = parent;
  }

  /** What a name stands for; null if it has no value here. */
  @TruffleBoundary
  private @Nullable Object find(String variable) {
    Variable known = variables.get(variable);
    Frame where = frame;
    if (known == null || where == null) {
      return null;
    }
    return known.place().read(where);
  }

  /** The same, here or in a scope around. */
  @TruffleBoundary
  public @Nullable Object read(String variable) {
    for (ScopeObject scope = this; scope != null; scope = scope.parent) {
      Object value = scope.find(variable);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Assigns a variable, here or in a scope around; false if it cannot be. */
  @TruffleBoundary
  public boolean assign(String variable, Object value) {
    for (ScopeObject scope = this; scope != null; scope = scope.parent) {
      if (scope.find(variable) != null) {
        Variable known = scope.assignable(variable);
        Frame where = scope.frame;
        if (known == null || where == null) {
          return false;
        }
        known.place().write(where, value);
        return true;
      }
    }
    return false;
  }

  private @Nullable Variable assignable(String variable) {
    Variable known = variables.get(variable);
    return known != null && known.assignable() && find(variable) != null ? known : null;
  }

  /** Every name that has a value here, with the variable that it means; inner ones first. */
  @TruffleBoundary
  public Map<String, Variable> visible() {
    Map<String, Variable> all = new java.util.LinkedHashMap<>();
    for (ScopeObject scope = this; scope != null; scope = scope.parent) {
      for (Map.Entry<String, Variable> entry : scope.variables.entrySet()) {
        if (scope.find(entry.getKey()) != null) {
          all.putIfAbsent(entry.getKey(), entry.getValue());
        }
      }
    }
    return all;
  }

  @ExportMessage
  boolean isScope() {
    return true;
  }

  @ExportMessage
  boolean hasLanguage() {
    return true;
  }

  @ExportMessage
  Class<? extends TruffleLanguage<?>> getLanguage() {
    return SeamLanguage.class;
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return name;
  }

  @ExportMessage
  boolean hasSourceLocation() {
    return section != null;
  }

  @ExportMessage
  SourceSection getSourceLocation() throws UnsupportedMessageException {
    SourceSection here = section;
    if (here == null) {
      throw UnsupportedMessageException.create();
    }
    return here;
  }

  @ExportMessage
  boolean hasScopeParent() {
    return parent != null;
  }

  @ExportMessage
  Object getScopeParent() throws UnsupportedMessageException {
    ScopeObject outer = parent;
    if (outer == null) {
      throw UnsupportedMessageException.create();
    }
    return outer;
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  /** Those of the scopes around it, too, as the interop protocol asks. */
  @ExportMessage
  @TruffleBoundary
  Object getMembers(boolean includeInternal) {
    return SeamList.of(List.copyOf(visible().keySet()));
  }

  @ExportMessage
  @TruffleBoundary
  boolean isMemberReadable(String member) {
    return visible().containsKey(member);
  }

  @ExportMessage
  Object readMember(String member) throws UnknownIdentifierException {
    Object value = read(member);
    if (value == null) {
      throw UnknownIdentifierException.create(member);
    }
    return Foreign.out(value);
  }

  @ExportMessage
  @TruffleBoundary
  boolean isMemberInvocable(String member) {
    return read(member) instanceof SeamFunction;
  }

  @ExportMessage
  Object invokeMember(String member, Object[] arguments)
      throws UnknownIdentifierException, UnsupportedMessageException, ArityException {
    Object value = read(member);
    if (value instanceof SeamFunction function) {
      return function.enter(arguments);
    }
    if (value == null) {
      throw UnknownIdentifierException.create(member);
    }
    throw UnsupportedMessageException.create();
  }

  @ExportMessage
  @TruffleBoundary
  boolean isMemberModifiable(String member) {
    for (ScopeObject scope = this; scope != null; scope = scope.parent) {
      if (scope.find(member) != null) {
        return scope.assignable(member) != null;
      }
    }
    return false;
  }

  @ExportMessage
  boolean isMemberInsertable(String member) {
    return false;
  }

  @ExportMessage
  @TruffleBoundary
  void writeMember(String member, Object value)
      throws UnknownIdentifierException, UnsupportedMessageException {
    if (read(member) == null) {
      throw UnknownIdentifierException.create(member);
    }
    if (!assign(member, Foreign.in(value))) {
      throw UnsupportedMessageException.create();
    }
  }
}
