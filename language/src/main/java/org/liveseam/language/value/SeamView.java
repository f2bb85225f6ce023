package org.liveseam.language.value;

import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import org.liveseam.language.SeamLanguage;

/** A number, a truth value or a text as this language shows it; otherwise it is what it was. */
@ExportLibrary(value = InteropLibrary.class, delegateTo = "delegate")
public final class SeamView implements TruffleObject {
  final Object delegate;

  /**
   * @param delegate a value that the language has, or one of another language
   */
  public SeamView(Object delegate) {
    this.delegate = delegate;
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
  boolean hasMetaObject() {
    return true;
  }

  @ExportMessage
  Object getMetaObject() {
    return new SeamMeta(Values.type(Foreign.in(delegate)));
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return Values.text(Foreign.in(delegate));
  }
}
