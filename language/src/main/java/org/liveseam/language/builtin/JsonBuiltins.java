package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import org.liveseam.language.library.JsonReader;
import org.liveseam.language.library.JsonWriter;

/** JSON: module {@code std:json}. */
abstract class JsonBuiltins {
  private JsonBuiltins() {}

  /** {@code json.parse(text, depth)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "json.parse")
  abstract static class ParseNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected Object parse(String text, long depth) {
      within("depth", "parse", depth, 1, 1000);
      return library(() -> JsonReader.read(text, (int) depth));
    }
  }

  /** {@code json.format(value, indent)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "json.format")
  abstract static class FormatNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected String format(Object value, long indent) {
      within("indent", "format", indent, 0, 16);
      return library(() -> JsonWriter.write(value, (int) indent));
    }
  }
}
