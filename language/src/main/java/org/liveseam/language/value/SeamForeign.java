package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.StopIterationException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of the host or of another language that we have no type for. Scripts read its members,
 * index it, go through it and call it; others see the value itself.
 */
@ExportLibrary(value = InteropLibrary.class, delegateTo = "delegate")
public final class SeamForeign implements SeamValue, Members {
  final Object delegate;

  /** What a method belongs to; null if it is none. */
  private final @Nullable Object receiver;

  private final String method;

  SeamForeign(Object delegate) {
    this(delegate, null, "");
  }

  private SeamForeign(Object delegate, @Nullable Object receiver, String method) {
    this.delegate = delegate;
    this.receiver = receiver;
    this.method = method;
  }

  /** The value itself. */
  public Object delegate() {
    return delegate;
  }

  @Override
  public String type() {
    return "foreign";
  }

  @Override
  @TruffleBoundary
  public String render() {
    InteropLibrary interop = InteropLibrary.getUncached();
    try {
      return interop.asString(interop.toDisplayString(delegate));
    } catch (UnsupportedMessageException e) {
      throw new IllegalStateException("a text that is none", e);
    }
  }

  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    InteropLibrary interop = InteropLibrary.getUncached(delegate);
    try {
      if (interop.isMemberReadable(delegate, name)) {
        Object value = interop.readMember(delegate, name);
        Object ours = Foreign.in(value);
        boolean bound =
            ours instanceof SeamForeign
                && interop.isMemberInvocable(delegate, name)
                && InteropLibrary.getUncached(value).isExecutable(value);
        return bound ? new SeamForeign(value, delegate, name) : ours;
      }
      return isHash() && interop.isHashEntryReadable(delegate, name)
          ? Foreign.in(interop.readHashValue(delegate, name))
          : null;
    } catch (InteropException e) {
      return null; // it changed since it was asked
    }
  }

  @Override
  @TruffleBoundary
  public Set<String> members() {
    var names = new LinkedHashSet<String>();
    InteropLibrary interop = InteropLibrary.getUncached(delegate);
    try {
      if (interop.hasMembers(delegate)) {
        var all = new SeamForeign(interop.getMembers(delegate));
        for (long i = 0; i < all.size(); i++) {
          names.add(Values.text(all.element(i)));
        }
      }
    } catch (InteropException e) {
      return Set.of(); // it changed since it was asked
    }
    return names;
  }

  @TruffleBoundary
  public boolean isArray() {
    return InteropLibrary.getUncached(delegate).hasArrayElements(delegate);
  }

  @TruffleBoundary
  public boolean isHash() {
    return InteropLibrary.getUncached(delegate).hasHashEntries(delegate);
  }

  /** Whether it can be gone through. */
  @TruffleBoundary
  public boolean isIterable() {
    return InteropLibrary.getUncached(delegate).hasIterator(delegate);
  }

  @TruffleBoundary
  public boolean isCallable() {
    return InteropLibrary.getUncached(delegate).isExecutable(delegate);
  }

  /** Number of elements of an array, or of entries. */
  @TruffleBoundary
  public long size() throws UnsupportedMessageException {
    InteropLibrary interop = InteropLibrary.getUncached(delegate);
    return isHash() ? interop.getHashSize(delegate) : interop.getArraySize(delegate);
  }

  /** An element of an array. */
  @TruffleBoundary
  public Object element(long index) throws InvalidArrayIndexException, UnsupportedMessageException {
    return Foreign.in(InteropLibrary.getUncached(delegate).readArrayElement(delegate, index));
  }

  /** What stands behind a key: of its entries, or, for text, its members; null if nothing does. */
  @TruffleBoundary
  public @Nullable Object entry(Object key) {
    InteropLibrary interop = InteropLibrary.getUncached(delegate);
    try {
      Object passed = Foreign.out(key);
      if (interop.isHashEntryReadable(delegate, passed)) {
        return Foreign.in(interop.readHashValue(delegate, passed));
      }
      return key instanceof String name ? member(name) : null;
    } catch (InteropException e) {
      return null; // it changed since it was asked
    }
  }

  /** The elements of an array as they are now. */
  @TruffleBoundary
  public SeamList toList() {
    var elements = new ArrayList<Object>();
    try {
      for (long i = 0; i < size(); i++) {
        elements.add(element(i));
      }
    } catch (InteropException e) {
      throw new IllegalStateException("an array changed while it was read", e);
    }
    return SeamList.of(elements);
  }

  /** What goes through it. */
  @TruffleBoundary
  public Object things() throws UnsupportedMessageException {
    InteropLibrary interop = InteropLibrary.getUncached(delegate);
    return isHash() ? interop.getHashKeysIterator(delegate) : interop.getIterator(delegate);
  }

  /** The next element of {@link #things}; null behind the last. */
  @TruffleBoundary
  public static @Nullable Object next(Object iterator) throws UnsupportedMessageException {
    InteropLibrary interop = InteropLibrary.getUncached(iterator);
    try {
      return interop.hasIteratorNextElement(iterator)
          ? Foreign.in(interop.getIteratorNextElement(iterator))
          : null;
    } catch (StopIterationException e) {
      return null;
    }
  }

  /** Calls it with values of ours; what it throws is thrown. */
  @TruffleBoundary
  public Object call(Object[] arguments) throws InteropException {
    Object[] passed = Foreign.out(arguments, 0);
    Object owner = receiver;
    Object result =
        owner == null
            ? InteropLibrary.getUncached(delegate).execute(delegate, passed)
            : InteropLibrary.getUncached(owner).invokeMember(owner, method, passed);
    return Foreign.in(result);
  }

  @Override
  @TruffleBoundary
  @SuppressWarnings("ReferenceEquality") // what has no identity of its own may still be the same
  public boolean equals(Object other) {
    InteropLibrary interop = InteropLibrary.getUncached();
    return other instanceof SeamForeign that
        && (that.delegate == delegate
            || interop.isIdentical(delegate, that.delegate, interop)
            || (!interop.hasIdentity(delegate) && delegate.equals(that.delegate)));
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    InteropLibrary interop = InteropLibrary.getUncached();
    try {
      return interop.hasIdentity(delegate)
          ? interop.identityHashCode(delegate)
          : delegate.hashCode();
    } catch (UnsupportedMessageException e) {
      throw new IllegalStateException("a value changed its mind", e);
    }
  }
}
