package org.liveseam.language.translate;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.value.Foreign;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamList;

/**
 * What a host's bindings and a debugger's outermost scope show: what files defined at their top
 * level, later files in front of earlier ones, and behind them the library, whose names are listed
 * only to those who ask for internal ones. Nothing of it can be written.
 */
@ExportLibrary(InteropLibrary.class)
public final class TopScope implements TruffleObject {
  private final Globals globals;

  public TopScope(Globals globals) {
    this.globals = globals;
  }

  @TruffleBoundary
  private @Nullable Object find(String name) {
    return globals.visible(name);
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
    return "global";
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  @ExportMessage
  @TruffleBoundary
  Object getMembers(boolean includeInternal) {
    return SeamList.of(List.copyOf(globals.names(includeInternal)));
  }

  @ExportMessage
  boolean isMemberReadable(String name) {
    return find(name) != null;
  }

  @ExportMessage
  Object readMember(String name) throws UnknownIdentifierException {
    Object value = find(name);
    if (value == null) {
      throw UnknownIdentifierException.create(name);
    }
    return Foreign.out(value);
  }

  @ExportMessage
  boolean isMemberInvocable(String name) {
    return find(name) instanceof SeamFunction;
  }

  @ExportMessage
  @TruffleBoundary
  Object invokeMember(String name, Object[] arguments)
      throws UnknownIdentifierException,
          UnsupportedMessageException,
          ArityException,
          UnsupportedTypeException {
    Object value = find(name);
    if (value == null) {
      throw UnknownIdentifierException.create(name);
    }
    if (!(value instanceof SeamFunction)) {
      throw UnsupportedMessageException.create();
    }
    return InteropLibrary.getUncached().execute(value, arguments);
  }
}
