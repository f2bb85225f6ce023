package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A list; {@code xs[0]} is its first element. */
@ExportLibrary(InteropLibrary.class)
public final class SeamList extends SeamObject {
  public static final SeamList EMPTY = new SeamList();

  private final Object[] elements;

  /** Takes the array: nobody may change it any more. */
  public SeamList(Object... elements) {
    this.elements = elements;
  }

  @TruffleBoundary
  public static SeamList of(List<?> elements) {
    return new SeamList(elements.toArray());
  }

  public int size() {
    return elements.length;
  }

  public Object get(int index) {
    return elements[index];
  }

  @TruffleBoundary
  public List<Object> asList() {
    return List.of(elements);
  }

  public SeamList plus(SeamList other) {
    Object[] joined = Arrays.copyOf(elements, elements.length + other.elements.length);
    System.arraycopy(other.elements, 0, joined, elements.length, other.elements.length);
    return new SeamList(joined);
  }

  @Override
  public String type() {
    return "list";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return Arrays.stream(elements).map(Values::render).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  @TruffleBoundary
  public boolean equals(Object other) {
    return other instanceof SeamList that && Arrays.equals(that.elements, elements);
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    return Arrays.hashCode(elements);
  }

  @ExportMessage
  boolean hasArrayElements() {
    return true;
  }

  @ExportMessage
  long getArraySize() {
    return elements.length;
  }

  @ExportMessage
  boolean isArrayElementReadable(long index) {
    return index >= 0 && index < elements.length;
  }

  @ExportMessage
  Object readArrayElement(long index) throws InvalidArrayIndexException {
    if (!isArrayElementReadable(index)) {
      throw InvalidArrayIndexException.create(index);
    }
    return Foreign.out(elements[(int) index]);
  }
}
