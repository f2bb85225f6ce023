package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.utilities.TriState;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamLanguage;

/**
 * What tools, hosts and other languages see of every value of the language's own: its type, its
 * text, its identity, and its {@link Members} if it has any. Subclasses export what only they have.
 */
@ExportLibrary(InteropLibrary.class)
public abstract class SeamObject implements SeamValue {
  @ExportMessage
  final boolean hasLanguage() {
    return true;
  }

  @ExportMessage
  final Class<? extends TruffleLanguage<?>> getLanguage() {
    return SeamLanguage.class;
  }

  @ExportMessage
  final boolean hasMetaObject() {
    return true;
  }

  @ExportMessage
  final Object getMetaObject() {
    return new SeamMeta(type());
  }

  @ExportMessage
  final Object toDisplayString(boolean allowSideEffects) {
    return render();
  }

  @ExportMessage
  final boolean hasMembers() {
    return this instanceof Members;
  }

  @ExportMessage
  @TruffleBoundary
  final Object getMembers(boolean includeInternal) throws UnsupportedMessageException {
    if (this instanceof Members members) {
      return SeamList.of(java.util.List.copyOf(members.members()));
    }
    throw UnsupportedMessageException.create();
  }

  @ExportMessage
  final boolean isMemberReadable(String name) {
    return find(name) != null;
  }

  @ExportMessage
  final Object readMember(String name)
      throws UnsupportedMessageException, UnknownIdentifierException {
    Object value = find(name);
    if (value != null) {
      return Foreign.out(value);
    }
    if (this instanceof Members) {
      throw UnknownIdentifierException.create(name);
    }
    throw UnsupportedMessageException.create();
  }

  @ExportMessage
  final boolean isMemberInvocable(String name) {
    return find(name) instanceof SeamFunction;
  }

  @ExportMessage
  final Object invokeMember(String name, Object[] arguments)
      throws UnsupportedMessageException, UnknownIdentifierException, ArityException {
    Object value = find(name);
    if (value instanceof SeamFunction function) {
      return function.enter(arguments);
    }
    if (value == null && this instanceof Members) {
      throw UnknownIdentifierException.create(name);
    }
    throw UnsupportedMessageException.create();
  }

  private @Nullable Object find(String name) {
    return this instanceof Members members ? members.member(name) : null;
  }

  @ExportMessage
  static final class IsIdenticalOrUndefined {
    @Specialization
    static TriState same(SeamObject receiver, Object other) {
      return other instanceof SeamObject that && receiver.isSame(that)
          ? TriState.TRUE
          : TriState.FALSE;
    }
  }

  @ExportMessage
  final int identityHashCode() {
    return identity();
  }

  /** Whether nothing can tell the two apart, now or later. */
  @SuppressWarnings("ReferenceEquality") // it is what is asked for
  boolean isSame(SeamObject other) {
    return this == other;
  }

  /** Equal for what is the same. */
  int identity() {
    return System.identityHashCode(this);
  }
}
