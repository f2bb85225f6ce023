package org.liveseam.language.nodes.scope;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import org.liveseam.language.value.SeamList;

/** What a tag says about a node: one member, whose name the tag defines. */
@ExportLibrary(InteropLibrary.class)
public final class TagObject implements TruffleObject {
  private final String key;
  private final Object value;

  public TagObject(String key, Object value) {
    this.key = key;
    this.value = value;
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  @ExportMessage
  Object getMembers(boolean includeInternal) {
    return new SeamList(key);
  }

  @ExportMessage
  boolean isMemberReadable(String member) {
    return member.equals(key);
  }

  @ExportMessage
  Object readMember(String member) throws UnknownIdentifierException {
    if (!member.equals(key)) {
      throw UnknownIdentifierException.create(member);
    }
    return value;
  }
}
