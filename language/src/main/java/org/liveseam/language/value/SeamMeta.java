package org.liveseam.language.value;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/** A type, as tools and hosts ask a value for it. Scripts see its name alone. */
@ExportLibrary(InteropLibrary.class)
public final class SeamMeta extends SeamObject {
  private final String name;

  /**
   * @param name as {@link Values#type} says it
   */
  public SeamMeta(String name) {
    this.name = name;
  }

  @Override
  public String type() {
    return "type";
  }

  @Override
  public String render() {
    return name;
  }

  @Override
  boolean isSame(SeamObject other) {
    return other instanceof SeamMeta that && that.name.equals(name);
  }

  @Override
  int identity() {
    return name.hashCode();
  }

  @ExportMessage
  boolean isMetaObject() {
    return true;
  }

  @ExportMessage
  Object getMetaSimpleName() {
    return name;
  }

  @ExportMessage
  Object getMetaQualifiedName() {
    return name;
  }

  @ExportMessage
  boolean isMetaInstance(Object instance) {
    return Values.isOurs(instance) && Values.type(instance).equals(name);
  }
}
