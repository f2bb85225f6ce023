package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.IndirectCallNode;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;

/**
 * A function with the variables it captured.
 *
 * <p>Calling convention: argument 0 is the function itself, then one argument per parameter, {@link
 * #ABSENT} for one that is to take its default.
 */
@ExportLibrary(InteropLibrary.class)
public final class SeamFunction extends SeamObject {
  /** Stands for an argument that was not given. */
  public static final Object ABSENT = new Object();

  private final Code code;
  private final Cell[] captures;

  public SeamFunction(Code code, Cell[] captures) {
    this.code = code;
    this.captures = captures;
  }

  public Code code() {
    return code;
  }

  /** How many variables it captured. */
  public int captureCount() {
    return captures.length;
  }

  /** The captured variable with this number. */
  public Cell capture(int index) {
    return captures[index];
  }

  @Override
  public String type() {
    return "fn";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return "<fn " + code.signature() + ">";
  }

  @ExportMessage
  boolean isExecutable() {
    return true;
  }

  @ExportMessage
  boolean hasExecutableName() {
    return true;
  }

  @ExportMessage
  Object getExecutableName() {
    return code.signature().name();
  }

  @ExportMessage
  boolean hasSourceLocation() {
    return location() != null;
  }

  @ExportMessage
  SourceSection getSourceLocation() throws UnsupportedMessageException {
    SourceSection section = location();
    if (section == null) {
      throw UnsupportedMessageException.create();
    }
    return section;
  }

  @TruffleBoundary
  private @Nullable SourceSection location() {
    return code.target().getRootNode().getSourceSection();
  }

  /** What a call from a host or another language passes; their values become ours. */
  @TruffleBoundary
  private Object[] arrange(Object[] given) throws ArityException {
    int count = code.count();
    int needed = code.needed();
    if (given.length < needed || given.length > count) {
      throw ArityException.create(needed, count, given.length);
    }
    Object[] full = new Object[count + 1];
    full[0] = this;
    for (int i = 0; i < count; i++) {
      full[i + 1] = i < given.length ? Foreign.in(given[i]) : ABSENT;
    }
    return full;
  }

  /** Calls it for a host or another language. */
  public Object enter(Object[] arguments) throws ArityException {
    return Foreign.out(code.target().call(arrange(arguments)));
  }

  @ExportMessage
  static final class Execute {
    @Specialization(guards = "receiver.code() == code", limit = "3")
    static Object direct(
        SeamFunction receiver,
        Object[] arguments,
        @Cached("receiver.code()") Code code,
        @Cached("create(code.target())") DirectCallNode call)
        throws ArityException {
      return Foreign.out(call.call(receiver.arrange(arguments)));
    }

    @Specialization(replaces = "direct")
    static Object indirect(SeamFunction receiver, Object[] arguments, @Cached IndirectCallNode call)
        throws ArityException {
      return Foreign.out(call.call(receiver.code().target(), receiver.arrange(arguments)));
    }
  }

  /** What all closures made from one piece of text share. */
  public static final class Code {
    private final Signature signature;
    private final RootCallTarget target;
    private final int count;
    private final int needed;

    public Code(Signature signature, RootCallTarget target) {
      this.signature = signature;
      this.target = target;
      this.count = signature.parameters().size();
      this.needed = signature.needed();
    }

    public Signature signature() {
      return signature;
    }

    public RootCallTarget target() {
      return target;
    }

    /** How many parameters it has. */
    public int count() {
      return count;
    }

    /** How many arguments a call that goes by their places must give at least. */
    public int needed() {
      return needed;
    }
  }
}
